import { pointerTo } from '../../../domain/json.js';
import type { Condition, Resolved } from '../../catalogue/condition.js';
import { Diagrams, type Diagram } from '../diagrams.js';
import type { EditionDiagram } from '../edition-diagram.js';
import { decidersIn } from './rules.js';
import { type EditionFinding, finding } from './shape.js';

/**
 * Parts of conditions that could be left out, all those of one rule together: `condition-redundant` when
 * the rule would still hold exactly where it holds, `condition-idle` when only every answer stays the same.
 * Of a rule that has no effect anyway nothing is said.
 */
export function redundancyFindings(diagram: EditionDiagram): EditionFinding[] {
  return diagram.edition.rules.flatMap(({ conditions }, index) => {
    const { diagrams } = diagram.space;
    const impact = diagram.impactOf(index);
    if (diagrams.and(impact, diagram.freeOf(index)) === Diagrams.no) return [];
    const thinning = new Thinning(diagram, index, conditions);
    return [...thinning.search('condition-redundant', diagram.possible), ...thinning.search('condition-idle', impact)];
  });
}

/** A condition that loses part after part as long as it makes no difference. */
class Thinning {
  private readonly out = new Set<string>();
  private holds: Diagram;

  constructor(
    private readonly diagram: EditionDiagram,
    private readonly index: number,
    private readonly conditions: Condition<Resolved>,
  ) {
    this.holds = diagram.holds[index] ?? Diagrams.no;
  }

  /** Leaves out what makes no difference inside `matters`: the bigger part first, and the later one. */
  search(code: 'condition-redundant' | 'condition-idle', matters: Diagram): EditionFinding[] {
    const { space } = this.diagram;
    const found: EditionFinding[] = [];
    const visit = (part: Part): void => {
      if (this.out.has(part.pointer)) return;
      const rest = reduced(this.conditions, '', new Set([...this.out, part.pointer]));
      const without = rest && space.diagramOf(rest);
      const changed = without === null ? Diagrams.yes : space.diagrams.differ(this.holds, without);
      if (without === null || space.diagrams.and(changed, matters) !== Diagrams.no) return part.parts.forEach(visit);
      this.out.add(part.pointer);
      this.holds = without;
      found.push(this.told(code, part, changed));
    };
    partsOf(this.conditions, '').forEach(visit);
    return found;
  }

  private told(code: 'condition-redundant' | 'condition-idle', { pointer }: Part, changed: Diagram): EditionFinding {
    const { space, possible, edition } = this.diagram;
    const name = edition.rules[this.index]?.rule.name ?? '';
    const part = `/conditions${pointer}`;
    if (code === 'condition-idle') {
      const region = space.diagrams.and(changed, possible);
      return finding(code, [name], { part, region, because: decidersIn(this.diagram, region) });
    }
    const invariants = edition.invariants
      .filter(({ conditions }) => space.diagrams.and(space.diagramOf(conditions), changed) !== Diagrams.no)
      .map(({ id }) => id);
    return finding(code, [name], { part, invariants, region: changed === Diagrams.no ? null : changed });
  }
}

/** Something that a condition could be written without: a condition of a group, or a value of a list. */
interface Part {
  readonly pointer: string;
  readonly parts: readonly Part[];
}

/** The parts directly inside, the last first. */
function partsOf(condition: Condition<Resolved>, at: string): Part[] {
  if ('not' in condition) return partsOf(condition.not, pointerTo(at, 'not'));
  if ('fact' in condition) {
    const list = typeof condition.value === 'object' ? condition.value : [];
    return list.map((_, i) => ({ pointer: pointerTo(pointerTo(at, 'value'), i), parts: [] })).reverse();
  }
  const [key, inner] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return inner
    .map((part, i) => {
      const pointer = pointerTo(pointerTo(at, key), i);
      return { pointer, parts: partsOf(part, pointer) };
    })
    .reverse();
}

/** The condition without some of its parts; null where nothing of it would be left. */
function reduced(condition: Condition<Resolved>, at: string, out: ReadonlySet<string>): Condition<Resolved> | null {
  if (out.has(at)) return null;
  if ('not' in condition) {
    const inner = reduced(condition.not, pointerTo(at, 'not'), out);
    return inner && { not: inner };
  }
  if ('fact' in condition) {
    if (typeof condition.value !== 'object') return condition;
    const value = condition.value.filter((_, i) => !out.has(pointerTo(pointerTo(at, 'value'), i)));
    return value.length === 0 ? null : { ...condition, value };
  }
  const kept = (key: 'all' | 'any', inner: readonly Condition<Resolved>[]): Condition<Resolved>[] =>
    inner.flatMap((part, i) => reduced(part, pointerTo(pointerTo(at, key), i), out) ?? []);
  if ('all' in condition) {
    const all = kept('all', condition.all);
    return all.length === 0 ? null : { all };
  }
  const any = kept('any', condition.any);
  return any.length === 0 ? null : { any };
}
