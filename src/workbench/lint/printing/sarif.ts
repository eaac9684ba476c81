import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulesDirectory } from '../../../platform/installation.js';
import type { Place } from '../../command/verb.js';
import { checkCodes, checkOf, type CheckCode } from '../checks.js';
import type { LintReport } from '../lint.js';
import type { LintFinding } from '../lint-finding.js';
import { detailLines } from './lint-text.js';

/** The page of the checks, relative to the repository; a heading for each code. */
export const lintPage = 'docs/rules/lint.md';

/** Sources of files as reports call them («rules@HEAD~1»), each with its path from where the reader stands. */
type Folders = Readonly<Record<string, string>>;

/** The report as SARIF 2.1.0, which editors and code hosts show beside the lines. */
export function sarifText(report: LintReport, { source, folder }: Place): string {
  const rules = resolve(source.folder ?? rulesDirectory);
  const from = (path: string): string => relative(resolve(folder ?? '.'), path);
  const log =
    folder === null
      ? sarifOf(report, { [source.files.name]: 'rules' })
      : sarifOf(
          report,
          {
            [basename(rulesDirectory)]: from(rulesDirectory),
            [source.files.name]: from(rules),
            processes: from(join(dirname(rules), 'processes')),
            council: from(join(dirname(rules), 'council')),
          },
          pathToFileURL(join(dirname(rulesDirectory), lintPage)).href,
        );
  return JSON.stringify(log, null, 2);
}

/** @param page absolute address of the page of the checks, where it has one */
function sarifOf({ findings }: LintReport, folders: Folders, page?: string) {
  const codes = new Set<string>(findings.map(({ code }) => code));
  const used = checkCodes.filter((code) => codes.has(code));
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

function resultOf(finding: LintFinding, ruleIndex: number, folders: Folders) {
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

function uriOf(file: string, folders: Folders): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  const [source, folder] = Object.entries(folders).find(([name]) => file.startsWith(`${name}/`)) ?? ['', ''];
  const parts = [...folder.split(/[/\\]/), ...file.slice(source.length).split('/')];
  return parts
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');
}
