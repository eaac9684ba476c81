import { parseDiagram, textOf, type ModdleElement } from '../engine/reading/moddle.js';
import { EngineFault } from '../engine/fault.js';
import type { Catalogue } from './catalogue.js';
import { libraryRules } from './library-rules.js';
import { libraryRule, linterOver, type LibraryRule } from './library.js';
import type { Finding, Rule } from './rule.js';
import { rules } from './rules/index.js';
import { readableReports, refusalReport } from './rules/readable.js';

/** One thing wrong with a diagram (зауваження до схеми), with the page that explains it. */
export interface LintReport {
  readonly rule: string;
  readonly elementId: string | null;
  readonly elementName: string | null;
  readonly message: string;
  readonly page: string;
}

/** The page of a check, as a path of the repository and of the published documentation. */
export function pageOf(rule: string): string {
  return `docs/lint/${rule}.md`;
}

/** Names of all checks: ours, bpmnlint's, and whether the file can be read at all. */
export const lintRules: readonly string[] = [
  'readable',
  ...rules.map(({ name }) => name),
  ...Object.keys(libraryRules),
].sort();

function withId(element: ModdleElement): string {
  if (element.id !== undefined) return element.id;
  return element.$parent ? withId(element.$parent) : '';
}

function adapt(rule: Rule, catalogue: Catalogue): () => LibraryRule {
  return () => ({
    check: (element, reporter) =>
      rule.check(element, (faulty, message) => reporter.report(withId(faulty), message), catalogue),
  });
}

async function runRules(root: ModdleElement, catalogue: Catalogue): Promise<readonly Finding[]> {
  const ours = rules.map((rule) => [rule.name, adapt(rule, catalogue)] as const);
  const theirs = Object.keys(libraryRules).map((name) => [name, libraryRule(name)] as const);
  const results = await linterOver(new Map([...ours, ...theirs])).lint(root);
  return Object.entries(results).flatMap(([rule, reports]) =>
    reports.map(({ id, message, category }) => {
      if (category === 'rule-error') throw new Error(`check ${rule} failed: ${message}`);
      return { rule, elementId: id ?? null, message: libraryRules[rule] ?? message };
    }),
  );
}

/**
 * Checks a diagram before it is published. An empty list means the engine will run it; anything else is to be
 * mended first, and each report says what and how.
 */
export async function lintDiagram(xml: string, catalogue: Catalogue): Promise<readonly LintReport[]> {
  try {
    const parsed = await parseDiagram(xml);
    const findings = [...readableReports(parsed), ...(await runRules(parsed.rootElement, catalogue))];
    return findings.map((finding) => {
      const element = finding.elementId === null ? undefined : parsed.elementsById[finding.elementId];
      return { ...finding, elementName: textOf(nameable(element), 'name') ?? null, page: pageOf(finding.rule) };
    });
  } catch (fault) {
    if (!(fault instanceof EngineFault)) throw fault;
    const finding = refusalReport(fault);
    return [{ ...finding, elementName: null, page: pageOf(finding.rule) }];
  }
}

function nameable(element: ModdleElement | undefined): ModdleElement | undefined {
  return element && Object.hasOwn(element, 'name') ? element : undefined;
}
