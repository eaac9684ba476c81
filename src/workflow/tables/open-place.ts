import { Column, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/columns.js';

/**
 * A place at which a case waits for somebody or something (місце очікування), by whatever it is woken. The
 * execution's id stays the same over reloads, so it names the place for good.
 */
export abstract class OpenPlace {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.id()) instanceId: string;
  /** The root of the case, whose row is its lock. */
  @Column(col.id()) rootId: string;
  @Column(col.key(190)) executionId: string;
  @Column(col.key(120)) elementId: string;
}
