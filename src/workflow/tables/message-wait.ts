import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/columns.js';

/** A place where a case waits for news of that name (очікування повідомлення): correlated by business key. */
@Entity({ name: 'message_wait' })
@Index('IX_message_wait_name', ['businessKey', 'name'])
@Index('IX_message_wait_instance', ['instanceId'])
export class MessageWaitRecord {
  @PrimaryColumn(col.id())
  id: string;

  @Column({ ...col.id(), name: 'instance_id' })
  instanceId: string;

  @Column({ ...col.id(), name: 'root_id' })
  rootId: string;

  @Column({ ...col.key(64), name: 'business_key' })
  businessKey: string;

  @Column({ ...col.key(190), name: 'execution_id' })
  executionId: string;

  @Column({ ...col.key(120), name: 'element_id' })
  elementId: string;

  @Column(col.key(120))
  name: string;
}
