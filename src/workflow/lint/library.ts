import { createRequire } from 'node:module';
import type { ModdleElement } from '../engine/reading/moddle.js';

interface Reporter {
  report(id: string, message: string): void;
}

/** A check in the shape bpmnlint runs it. */
export interface LibraryRule {
  check(element: ModdleElement, reporter: Reporter): void;
}

interface LibraryReport {
  readonly id?: string;
  readonly message: string;
  readonly category: string;
}

interface Linter {
  lint(root: ModdleElement): Promise<Readonly<Record<string, readonly LibraryReport[]>>>;
}

interface LinterOptions {
  readonly config: { readonly rules: Readonly<Record<string, 'error'>> };
  readonly resolver: object;
}

const load = createRequire(import.meta.url);
const { Linter: LibraryLinter }: { Linter: new (options: LinterOptions) => Linter } = load('bpmnlint');
const StaticResolver: new (cache: Readonly<Record<string, () => LibraryRule>>) => object = load(
  'bpmnlint/lib/resolver/static-resolver.js',
);

/** A check that bpmnlint itself brings. */
export function libraryRule(name: string): () => LibraryRule {
  const factory: () => LibraryRule = load(`bpmnlint/rules/${name}.js`);
  return factory;
}

/** The linter over exactly these checks; it resolves nothing from the disk. */
export function linterOver(rules: ReadonlyMap<string, () => LibraryRule>): Linter {
  const names = [...rules.keys()];
  return new LibraryLinter({
    config: { rules: Object.fromEntries(names.map((name) => [name, 'error' as const])) },
    resolver: new StaticResolver(Object.fromEntries([...rules].map(([name, rule]) => [`rule:bpmnlint/${name}`, rule]))),
  });
}
