import { expect, test } from 'vitest';
import { compile } from '../../src/workflow/engine/index.js';
import { Dice } from '../support/dice.js';
import { tries } from '../support/counts.js';
import { shipped, toldOf } from './policy.js';

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

test(
  'a word misspelt anywhere in a diagram is seen by the gate, or changes nothing',
  { timeout: 900_000 },
  async () => {
    const seed = Number(process.env['MISSPELT_SEED'] ?? 2026);
    const dice = new Dice(seed);
    const all = [...shipped.diagrams].flatMap(([key, xml]) => wordsOf(xml).map((word) => ({ key, xml, ...word })));
    expect(all.length).toBeGreaterThan(2000);
    const unseen: string[] = [];
    for (let turn = 0; turn < tries(25, 600); turn++) {
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
