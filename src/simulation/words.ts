import { documentKinds } from '../documents/index.js';
import { PolicyService } from '../policy/index.js';
import { readDiagram } from '../workflow/index.js';
import type { Happening } from './course.js';

const letters = Object.entries(documentKinds).map(([kind, { title }]) => [kind, title] as const);

/** How an edition calls what happens in it (слова редакції): a reader of a trial knows names, not ids. */
export class TrialWords {
  private readonly elements = new Map<string, string>();
  /** Tasks and kinds of letters. */
  private readonly counted = new Map<string, string>(letters);
  private readonly flows = new Map<string, string>();

  private constructor(private readonly policy: PolicyService) {}

  /** @param files those of the edition, by path */
  static async of(files: ReadonlyMap<string, string>, policy: PolicyService): Promise<TrialWords> {
    const words = new TrialWords(policy);
    for (const [path, text] of files) if (path.endsWith('.bpmn')) await words.readNames(text);
    return words;
  }

  /** The names of whatever measures count by an id. */
  namesIn(measures: Readonly<Record<string, Readonly<Record<string, number>>>>): Record<string, string> {
    const ids = new Set(Object.values(measures).flatMap((one) => Object.keys(one)));
    return Object.fromEntries([...this.counted].filter(([id]) => ids.has(id)));
  }

  of(happening: Happening): string {
    switch (happening.kind) {
      case 'decided': {
        const { title, outcomes } = this.policy.ruleSet(happening.ruleSet);
        const said = `${title}: ${outcomes[happening.outcome]?.label ?? happening.outcome}`;
        return happening.rule === null ? said : `${said} (правило ${happening.rule})`;
      }
      case 'taken':
        return this.flows.get(happening.element) ?? happening.element;
      case 'cancelled':
        return `перервано «${this.named(happening.element)}»`;
    }
  }

  /** What has no name is called by its id. */
  private named(id: string): string {
    return this.elements.get(id) ?? id;
  }

  private async readNames(xml: string): Promise<void> {
    const { nodes, flows } = await readDiagram(xml);
    for (const { id, type, name } of nodes) {
      if (name === '') continue;
      this.elements.set(id, name);
      if (type === 'UserTask') this.counted.set(id, name);
    }
    for (const { id, name, sourceId, targetId } of flows) {
      const condition = name === '' ? '' : ` («${name}»)`;
      this.flows.set(id, `від «${this.named(sourceId)}»${condition} до «${this.named(targetId)}»`);
    }
  }
}
