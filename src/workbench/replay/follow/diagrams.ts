import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataSource, In } from 'typeorm';
import { presentFolder } from '../../command/present.js';
import { ProcessDefinitionRecord } from '../../../workflow/index.js';
import { Follower } from './follow.js';
import { type Diagram, readDiagram } from './read-diagram.js';

/**
 * The diagrams that new cases begin with (чинні схеми): those published in the database; those of the
 * installation where none has been published yet. A published version never changes, so each is read once.
 */
export class ActiveDiagrams {
  private readonly read = new Map<string, Diagram>();

  constructor(private readonly dataSource: DataSource) {}

  async follower(): Promise<Follower> {
    const active = await this.dataSource.manager.find(ProcessDefinitionRecord, {
      select: { id: true },
      where: { active: true },
    });
    const ids = active.map(({ id }) => id);
    const unread = ids.filter((id) => !this.read.has(id));
    for (const { id, xml } of await this.texts(unread)) this.read.set(id, await readDiagram(xml));
    const diagrams =
      ids.length > 0 ? ids.flatMap((id) => this.read.get(id) ?? []) : await Promise.all(installed().map(readDiagram));
    return new Follower(new Map(diagrams.map((diagram) => [diagram.key, diagram])));
  }

  private async texts(ids: readonly string[]): Promise<{ readonly id: string; readonly xml: string }[]> {
    if (ids.length === 0) return [];
    const where = { id: In([...ids]) };
    return this.dataSource.manager.find(ProcessDefinitionRecord, { select: { id: true, xml: true }, where });
  }
}

function installed(): string[] {
  const dir = join(presentFolder(), 'processes');
  const files = readdirSync(dir).filter((file) => file.endsWith('.bpmn'));
  return files.sort().map((file) => readFileSync(join(dir, file), 'utf8'));
}
