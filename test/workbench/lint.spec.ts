import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { RulesSource, rulesNamed } from '../../src/workbench/command/rules-source.js';
import { checks } from '../../src/workbench/lint/checks.js';
import { excusesFile } from '../../src/workbench/lint/excuses.js';
import { lint, type LintReport } from '../../src/workbench/lint/lint.js';
import { spanInWords } from '../../src/workbench/lint/findings/spans.js';
import { installedProcesses } from '../../src/workbench/matrix/read-material.js';
import { library } from '../policy/support.js';
import { tries } from '../support/counts.js';
import { hostileFiles } from './hostile-files.js';
import { ChangedFiles, FolderFiles, type Files } from '../../src/platform/files/index.js';

const literal = fileURLToPath(new URL('literal/rules', import.meta.url));

/** The library of the tests, with parts of its files replaced. */
function libraryFiles(changes: Readonly<Record<string, readonly [string, string]>>): Files {
  const base = new FolderFiles(library);
  const texts = Object.entries(changes).map(([file, [from, to]]): [string, string] => {
    const text = base.read(file);
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    return [file, text.replace(from, () => to)];
  });
  return new ChangedFiles('rules', base, new Map(texts));
}

const linted = (files: Files): Promise<LintReport> => lint(new RulesSource(files), null);

/** `code file:line` of each finding. */
const places = ({ findings }: LintReport): string[] =>
  findings.map(({ code, file, line }) => `${code} ${file}:${line}`);

describe('the shipped rules', () => {
  it('are clean: nothing is found that is not excused, and every excuse has something to excuse', async () => {
    const { counts, findings, sets, excuses } = await lint(rulesNamed(undefined), installedProcesses());
    expect(findings).toEqual([]);
    expect(counts).toEqual({ error: 0, warning: 0, note: 0 });
    expect(sets.length).toBeGreaterThan(25);
    expect(excuses.length).toBeGreaterThan(0);
  });

  it('ask anew about an excuse whose outcomes have changed, or whose set is asked after all', async () => {
    const base = new FolderFiles(rulesDirectory);
    const text = base
      .read(excusesFile)
      .replace('"outcomes": ["today"]', '"outcomes": ["today", "tomorrow"]')
      .replace(
        '"excuses": [',
        '"excuses": [{ "code": "set-unasked", "set": "notice", "reason": "Питає сама служба, не схема." },',
      );
    const files = new ChangedFiles('rules', base, new Map([[excusesFile, text]]));
    const { findings } = await lint(new RulesSource(files), installedProcesses());
    expect(findings.map(({ code, severity, set }) => `${severity} ${code} ${set ?? ''}`).sort()).toEqual([
      'note outcome-by-default after-stop',
      'note outcome-by-default after-stop',
      'warning excuse-idle after-stop',
      'warning excuse-idle notice',
    ]);
  });

  it.each([
    ['"paper": "на папері"', 'letter.form', 'papper', 'paper'],
    ['"head-subordinate":', 'executor.relation', 'heads-subordinate', 'head-subordinate'],
    ['"not-yet":', 'visit.toldOrally', 'notyet', 'not-yet'],
  ])('say of a value misspelt in the dictionary that it is misspelt there: %s', async (from, fact, written, meant) => {
    const base = new FolderFiles(rulesDirectory);
    const text = base.read('facts.json').replace(from, from.replace(meant, written));
    const files = new ChangedFiles('rules', base, new Map([['facts.json', text]]));
    const { findings } = await lint(new RulesSource(files), installedProcesses());
    expect(findings.map(({ code, file, text: words }) => `${code} ${file}: ${words}`)).toEqual([
      expect.stringMatching(
        new RegExp(`^wrong-value rules/facts\\.json: Значення «${written}» факту «.*» \\(${fact}\\) ніхто не подає`),
      ),
    ]);
    expect(findings[0]?.line).toBe(text.split('\n').findIndex((line) => line.includes(`"${written}"`)) + 1);
  });

  it.each([
    ['without a reason', '{ "excuses": [{ "code": "set-unasked", "set": "notice", "reason": "так" }] }', 'bad-shape'],
    ['that is no JSON', '{ "excuses": [', 'unreadable-file'],
    ['of an error', '{ "excuses": [{ "code": "gap", "set": "loan", "reason": "бо так записано в законі" }] }', 'none'],
  ])('do not take an excuse %s', async (_, text, code) => {
    const { findings, excuses } = await linted(
      new ChangedFiles('rules', new FolderFiles(library), new Map([[excusesFile, text]])),
    );
    expect(excuses).toEqual([]);
    expect(findings.filter(({ file }) => file.endsWith(excusesFile)).map((one) => one.code)).toEqual(
      code === 'none' ? [] : [code],
    );
  });

  // Each is refused by the reader in its own test; here some, since all sets are analysed each time.
  it.each(hostileFiles.filter((_, i) => i % tries(10, 5) === 0))(
    'with $name are told so, and the other sets are still analysed',
    async ({ file, text, says }) => {
      const files = new ChangedFiles('rules', new FolderFiles(rulesDirectory), new Map([[file, text]]));
      const { counts, findings } = await linted(files);
      expect(counts.error).toBeGreaterThan(0);
      expect(findings.map((one) => `${one.pointer || '/'}: ${one.text}`).join('\n')).toContain(says);
      expect(findings.every((one) => one.line >= 1 && Object.hasOwn(checks, one.code))).toBe(true);
    },
  );
});

describe('a clause', () => {
  const act = 'acts/kr-225-r-2023.json';
  const withAct = async (from: string | RegExp, to: string): Promise<string[]> => {
    const base = new FolderFiles(rulesDirectory);
    const text = base.read(act);
    const changed = text.replace(from, () => to);
    expect(changed).not.toBe(text);
    const files = new ChangedFiles('rules', base, new Map([[act, changed]]));
    const { findings } = await lint(new RulesSource(files), installedProcesses());
    return findings
      .filter(({ severity }) => severity !== 'note')
      .map(({ code, file, text: said }) => `${code} ${file} ${said}`);
  };

  it.each([
    ['process', 'written-appeal', 'written-apeal'],
    ['rule', 'registration-routing/3.1-register-office', 'registration-routing/3.1-register-ofice'],
  ])('covered by a %s that is not there is told once, with the likely one', async (kind, ref, wrong) => {
    const found = await withAct(`"kind": "${kind}", "ref": "${ref}"`, `"kind": "${kind}", "ref": "${wrong}"`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^covered-by-nothing rules\/acts\/kr-225-r-2023\.json .*немає\. Можливо, «/);
  });

  it('covered by nothing is told once', async () => {
    const found = await withAct(/"coveredBy": \[\{ "kind": "reason"[^\]]*\]/, '"coveredBy": []');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^uncovered-clause rules\/acts\/kr-225-r-2023\.json /);
  });

  it('of a register with a comma missing is not told at every rule that cites it', async () => {
    const found = await withAct('"summary":', '"summary"');
    expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'unreadable-file rules/acts/kr-225-r-2023.json',
    ]);
  });
});

describe('the regulation taken at its word', () => {
  it('has its gap and its two collisions, and nothing else', async () => {
    const { findings } = await linted(new FolderFiles(literal));
    expect(
      findings.map(({ code, set, rules, region }) => [code, set, rules.join(' + '), ...(region?.lines ?? [])]),
    ).toEqual([
      [
        'rules-conflict',
        'after-stop-literal',
        '2.26-not-today + 2.34-resume-today',
        'прийом громадянина сьогодні припинено — так; тривога — не «триває»; скільки тривала тривога — від 1 хвилини до 120 хвилин',
      ],
      [
        'rules-conflict',
        'after-stop-literal',
        '2.26-not-today + 2.34-next-reception',
        'прийом громадянина сьогодні припинено — так; скільки тривала тривога — не менше 121 хвилини',
      ],
      [
        'rules-conflict',
        'booking-literal',
        '2.10-full + 2.16-first-place',
        'право першого запису — так; уже записано осіб — не менше 30',
      ],
      ['gap', 'main-executor-literal', '', 'у резолюції є виконавець із виконкому — ні'],
    ]);
  });

  it('each with a case and the days', async () => {
    const { findings } = await linted(new FolderFiles(literal));
    const gap = findings.find(({ code }) => code === 'gap');
    expect(gap?.witness?.map(({ label, valueText }) => `${label} — ${valueText}`)).toEqual([
      'перший виконавець із виконкому — ні',
      'у резолюції є виконавець із виконкому — ні',
    ]);
    expect(gap?.spans.map(spanInWords)).toEqual(['лист надійшов 29.08.2023 або пізніше']);
  });
});

/** A rule of a made-up set: name, first day, first day no more, what it gives; it holds for debtors. */
type Dated = readonly [name: string, from: string, to: string | null, gives: string, priority?: number];

function dated(...rules: readonly Dated[]): Files {
  const set = {
    id: 'dated',
    title: 'Набір з днями',
    question: 'Що коли?',
    hitPolicy: 'priority',
    facts: ['reader.debt'],
    outcomes: Object.fromEntries(['lend', ...rules.map(([, , , gives]) => gives)].map((id) => [id, { label: id }])),
    default: { outcome: 'lend', source: [{ act: 'library-rules', clause: '3' }] },
    rules: rules.map(([name, from, to, gives, priority = 1]) => ({
      name,
      title: name,
      priority,
      source: [{ act: 'library-rules', clause: '3' }],
      effective: { from, to },
      conditions: { all: [{ fact: 'reader.debt', operator: 'equal', value: true }] },
      event: { type: gives },
    })),
  };
  return new ChangedFiles('rules', new FolderFiles(library), new Map([['dated.rules.json', JSON.stringify(set)]]));
}

/** `code rules: days`, of the made-up set. */
async function daysOf(...rules: readonly Dated[]): Promise<string[]> {
  const { findings } = await linted(dated(...rules));
  return findings
    .filter(({ set }) => set === 'dated')
    .map(({ code, rules: names, spans }) => `${code} ${names.join('+')}: ${spans.map(spanInWords).join('; ')}`);
}

describe('days of force', () => {
  it('a conflict of some years only is found in them', async () => {
    expect(
      await daysOf(['refuse', '2000-01-01', '2012-01-01', 'refuse'], ['read', '2010-01-01', null, 'reading-room']),
    ).toEqual(['rules-conflict refuse+read: лист надійшов від 01.01.2010 до 31.12.2011']);
  });

  it('rules that follow one another do not conflict', async () => {
    expect(
      await daysOf(['refuse', '2000-01-01', '2010-01-01', 'refuse'], ['read', '2010-01-01', null, 'reading-room']),
    ).toEqual([]);
  });

  it('what comes twice is told once, with both spans; what another rule comes into, once', async () => {
    const found = await daysOf(
      ['refuse', '2000-01-01', null, 'refuse'],
      ['read', '2000-01-01', null, 'reading-room'],
      ['above', '2005-01-01', '2010-01-01', 'ask', 2],
    );
    expect(found).toContain(
      'rules-conflict refuse+read: лист надійшов від 01.01.2000 до 31.12.2004; лист надійшов 01.01.2010 або пізніше',
    );
    expect(found).toHaveLength(3);
  });

  it('a hole of the set, and of a rule, is found', async () => {
    expect(
      await daysOf(['read@2000', '2000-01-01', '2010-01-01', 'read'], ['read', '2011-01-01', null, 'read']),
    ).toEqual(['set-hole : лист надійшов від 01.01.2010 до 31.12.2010', 'rule-hole read@2000+read: ']);
    expect(
      await daysOf(['read@2000', '2000-01-01', '2010-01-01', 'read'], ['read', '2010-01-01', null, 'read']),
    ).toEqual([]);
  });

  it('a set that begins late or has ended has no hole', async () => {
    expect(await daysOf(['read', '2000-01-01', '2010-01-01', 'read'])).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it('of a set leaves the others analysed, and its table in peace', async () => {
    const files = libraryFiles({
      'loan.rules.json': ['"reader.debt", "operator": "equal"', '"reader.dept", "operator": "equal"'],
    });
    const { findings } = await linted(files);
    expect(findings.map(({ code, set }) => `${code} ${set}`)).toEqual(['unknown-fact loan']);
  });

  it('of a table is told by its line', async () => {
    const files = libraryFiles({ 'tests/loan.md': ['| Прострочений ', '| Простроченний '] });
    expect(places(await linted(files))).toContain('table-fault rules/tests/loan.md:18');
  });

  it('facts.json leaves nothing to analyse and does not break the check', async () => {
    const files = libraryFiles({ 'facts.json': ['{', '['] });
    expect(places(await linted(files))).toEqual(['unreadable-file rules/facts.json:2']);
  });
});
