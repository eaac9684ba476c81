import { Column, Entity, Index } from 'typeorm';
import { col } from '../../platform/columns.js';
import { OpenPlace } from './open-place.js';

/** A place where a case waits for news of that name (очікування повідомлення): correlated by business key. */
@Entity({ name: 'message_wait' })
@Index('IX_message_wait_name', ['businessKey', 'name'])
@Index('IX_message_wait_instance', ['instanceId'])
export class MessageWaitRecord extends OpenPlace {
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(120)) name: string;
}
