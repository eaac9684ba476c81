import { expect, test } from 'vitest';
import { councilsIn, readCouncil } from '../../src/directory/index.js';
import { councilsDirectory, processesDirectory, rulesDirectory } from '../../src/platform/installation.js';
import type { RuleSet } from '../../src/policy/index.js';
import { citationsIn } from '../../src/policy/catalogue/citations.js';
import { readCatalogue } from '../../src/policy/reading/load-catalogue.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { lint } from '../../src/workbench/lint/lint.js';
import { rowsOf } from '../../src/workbench/test/choose-rows.js';
import { testTables } from '../../src/workbench/test/test-tables.js';
import { formShape } from '../../src/workflow/contract/form-shape.js';
import { fieldsOf, formSchema } from '../../src/workflow/forms/form-schema.js';

import { compile } from '../../src/workflow/engine/index.js';
import { Dice } from '../support/dice.js';
import { tries } from '../support/counts.js';
import { catalogue, shipped, toldOf } from './policy.js';
import { ChangedFiles, FolderFiles } from '../../src/platform/files/index.js';

interface Word {
  readonly at: number;
  readonly word: string;
}

/** What only people read, where it is drawn, and ids that nobody refers to. */
const forPeople =
  /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>|<bpmn:documentation>[\s\S]*?<\/bpmn:documentation>|\sname="[^"]*[а-яґєії][^"]*"|<\?xml[^>]*>|<bpmn:definitions[^>]*>|<bpmn:\w+EventDefinition id="[^"]*"/gi;

/** Every word of a diagram that a machine reads, wherever it stands. */
function wordsOf(xml: string): Word[] {
  const read = xml.replaceAll(forPeople, (text) => ' '.repeat(text.length));
  return [...read.matchAll(/(?<=["{.@:;])[A-Za-z][A-Za-z-]{3,}(?=["}.&@])/g)].map((found) => ({
    at: found.index,
    word: found[0],
  }));
}

/** A letter too many, one too few, or two in the wrong order. */
function misspelt(word: string, dice: Dice): string {
  const at = dice.between(1, word.length - 2);
  const [head, tail] = [word.slice(0, at), word.slice(at)];
  const [first = '', second = ''] = tail;
  return (
    dice.pick([`${head}${first}${tail}`, `${head}${tail.slice(1)}`, `${head}${second}${first}${tail.slice(2)}`]) ?? word
  );
}

/** Every Latin word of a JSON file, wherever it stands; what only people read is Ukrainian. */
function wordsOfJson(text: string): Word[] {
  return [...text.matchAll(/(?<=")[A-Za-z][\w.@-]{3,}(?=")/g)].map((found) => ({ at: found.index, word: found[0] }));
}

/** A word in one of several files, written wrongly. */
function misspeltIn(files: ReadonlyMap<string, string>, wordsIn: (text: string) => readonly Word[], dice: Dice) {
  const all = [...files].flatMap(([key, text]) => wordsIn(text).map((word) => ({ key, text, ...word })));
  const place = dice.pick(all);
  if (!place) throw new Error('no words');
  const { key, text, at, word } = place;
  const wrong = misspelt(word, dice);
  const changed = text.slice(0, at) + wrong + text.slice(at + word.length);
  return {
    key,
    text,
    changed,
    wrong,
    told: `${key}: ${word} → ${wrong} in …${text.slice(at - 60, at + word.length + 20)}…`,
  };
}

const [rules, processes] = [new FolderFiles(rulesDirectory), new FolderFiles(processesDirectory)];

/** Another clause that there is: no machine can know that it was not meant. */
const isClause = (word: string): boolean => citationsIn(word, catalogue).known.length > 0;

/** What an answer to a form, and whoever reads it afterwards, depends on. */
function meaningOf(text: string): string {
  const form = formSchema.parse(JSON.parse(text));
  const fields = fieldsOf(form.components).map(({ key, type, label, validate, properties }) => {
    return { key, type, label, validate, properties };
  });
  return JSON.stringify([form.title, formShape(form), fields]);
}

test(
  'a word misspelt anywhere in a form is seen by the gate or the check, or changes nothing',
  { timeout: 900_000 },
  async () => {
    const seed = Number(process.env['MISSPELT_SEED'] ?? 2026);
    const dice = new Dice(seed);
    const unseen: string[] = [];
    for (let turn = 0; turn < tries(20, 600); turn++) {
      const { key, text, changed, wrong, told } = misspeltIn(shipped.forms, wordsOfJson, dice);
      if (!formSchema.safeParse(JSON.parse(changed)).success) continue;
      if ((await toldOf({ forms: new Map([...shipped.forms, [key, changed]]) })).length > 0) continue;
      if (meaningOf(changed) === meaningOf(text) || isClause(wrong)) continue;
      const around = new ChangedFiles('processes', processes, new Map([[`forms/${key}.form.json`, changed]]));
      if ((await lint(new RulesSource(rules), around)).findings.length === 0) unseen.push(told);
    }
    expect(unseen, `seed ${seed}`).toEqual([]);
  },
);

/** What a set decides; its rules and words may be called what they like. */
function decisionsOf({ hitPolicy, facts, outcomes, default: fallback, rules }: RuleSet): string {
  const bare = rules.map(({ priority, source, effective, conditions, event }) => {
    return { priority, source, effective, conditions, event };
  });
  const { outcome, source, params } = fallback;
  return JSON.stringify([hitPolicy, facts.toSorted(), Object.keys(outcomes), { outcome, source, params }, bare]);
}

test(
  'a word misspelt anywhere in the rules is seen by their reader, the gate, the check or a table, or changes nothing',
  { timeout: 900_000 },
  async () => {
    const seed = Number(process.env['MISSPELT_SEED'] ?? 2026);
    const dice = new Dice(seed);
    const names = [...rules.list('').filter((name) => name.endsWith('.rules.json')), 'facts.json', 'parameters.json'];
    const files = new Map(names.map((name) => [name, rules.read(name)]));
    const before = readCatalogue(rules).catalogue;
    const unseen: string[] = [];
    for (let turn = 0; turn < tries(12, 300); turn++) {
      const { key, changed, told } = misspeltIn(files, wordsOfJson, dice);
      const source = new RulesSource(new ChangedFiles('rules', rules, new Map([[key, changed]])));
      const { catalogue, faults } = source.reading();
      if (faults.length > 0) continue;
      if ((await toldOf({ sets: [...catalogue.ruleSets.values()], facts: catalogue.facts })).length > 0) continue;
      const after = [...catalogue.ruleSets].filter(([id, set]) => {
        const known = before.ruleSets.get(id);
        return !known || decisionsOf(known) !== decisionsOf(set);
      });
      if (after.length === 0) continue;
      if ((await lint(source, processes)).counts.error > 0) continue;
      const ids = after.map(([id]) => id);
      if ((await testTables(source.policy(), rowsOf(ids, source))).failed === 0) unseen.push(told);
    }
    expect(unseen, `seed ${seed}`).toEqual([]);
  },
);

/** A name of its own that nothing in the files of a council refers to: it may be anything. */
const isOwnName = (text: string, wrong: string): boolean => new RegExp(`"(?:id|login)": "${wrong}"`).test(text);

test('a word misspelt anywhere in the files of a council is seen by their check, or changes nothing', () => {
  const seed = Number(process.env['MISSPELT_SEED'] ?? 2026);
  const dice = new Dice(seed);
  const folder = councilsIn(councilsDirectory).get('kryvyi-rih') ?? rules;
  const names = folder.list('').filter((name) => name.endsWith('.json'));
  const files = new Map(names.map((name) => [name, folder.read(name)]));
  const before = JSON.stringify(readCouncil(folder).council);
  const unseen: string[] = [];
  for (let turn = 0; turn < tries(60, 1500); turn++) {
    const { key, changed, wrong, told } = misspeltIn(files, wordsOfJson, dice);
    const { council, faults } = readCouncil(new ChangedFiles('council', folder, new Map([[key, changed]])));
    if (faults.length > 0 || JSON.stringify(council) === before || isOwnName(changed, wrong)) continue;
    unseen.push(told);
  }
  expect(names).toHaveLength(7);
  expect(unseen, `seed ${seed}`).toEqual([]);
});

test(
  'a word misspelt anywhere in a diagram is seen by the gate, or changes nothing',
  { timeout: 900_000 },
  async () => {
    const seed = Number(process.env['MISSPELT_SEED'] ?? 2026);
    const dice = new Dice(seed);
    const all = [...shipped.diagrams].flatMap(([key, xml]) => wordsOf(xml).map((word) => ({ key, xml, ...word })));
    expect(all.length).toBeGreaterThan(2000);
    const unseen: string[] = [];
    for (let turn = 0; turn < tries(12, 600); turn++) {
      const place = dice.pick(all);
      if (!place) throw new Error('no words');
      const { key, xml, at, word } = place;
      const wrong = misspelt(word, dice);
      if (wrong === word) continue;
      const changed = xml.slice(0, at) + wrong + xml.slice(at + word.length);
      const told = await toldOf({ diagrams: new Map([[key, changed]]) });
      if (told.length > 0) continue;
      if ((await compile(changed)).serialized === (await compile(xml)).serialized) continue;
      unseen.push(`${key}: ${word} → ${wrong} in …${xml.slice(at - 60, at + word.length + 20).replaceAll('\n', ' ')}…`);
    }
    expect(unseen, `seed ${seed}`).toEqual([]);
  },
);
