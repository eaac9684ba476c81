import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CheckCode, checkOf, checks } from './checks.js';
import type { LintReport } from './lint.js';
import type { LintFinding } from './lint-finding.js';
import { detailLines } from './lint-text.js';

/** The page of the checks, relative to the repository; a heading for each code. */
export const lintPage = 'docs/rules/lint.md';

/** Where the reader of a log stands. */
export interface SarifSurroundings {
  /** For each source of files as reports call it («rules@HEAD~1»), its path relative to where the reader stands. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Absolute address of the page of the checks, where it has one. */
  readonly page?: string;
}

/** The report as SARIF 2.1.0, which editors and code hosts show beside the lines. */
export function sarifOf({ findings }: LintReport, { folders = {}, page }: SarifSurroundings = {}) {
  const codes = new Set<string>(findings.map(({ code }) => code));
  const used = codesInOrder.filter((code) => codes.has(code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pryimalnia-lint', language: 'uk', rules: used.map((code) => ruleOf(code, page)) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, used.indexOf(finding.code), folders)),
      },
    ],
  };
}

const codesInOrder = Object.keys(checks).filter((code): code is CheckCode => Object.hasOwn(checks, code));

/** SARIF wants an absolute address of help; where there is none the text tells the page. */
function ruleOf(code: CheckCode, page: string | undefined) {
  const { title, severity } = checkOf(code);
  return {
    id: code,
    shortDescription: { text: title },
    help: { text: `${lintPage}#${code}` },
    ...(page === undefined ? {} : { helpUri: `${page}#${code}` }),
    defaultConfiguration: { level: severity },
  };
}

function resultOf(finding: LintFinding, ruleIndex: number, folders: Readonly<Record<string, string>>) {
  const { code, severity, file, line, pointer, text, set, rules } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: [text, ...detailLines(finding)].join('\n') },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file, folders) }, region: { startLine: line } },
        ...(pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
    properties: { set, rules },
  };
}

function uriOf(file: string, folders: Readonly<Record<string, string>>): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  const [source, folder] = Object.entries(folders).find(([name]) => file.startsWith(`${name}/`)) ?? ['', ''];
  const parts = [...folder.split(/[/\\]/), ...file.slice(source.length).split('/')];
  return parts
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');
}
