import { type Directory, heldGroups, officeInLaw } from '../../directory/index.js';
import { roles } from '../../domain/actor.js';
import type { EditionFiles } from '../../edition/index.js';
import type { FileFault } from '../../platform/files/index.js';
import { readRulesOf, rulesOfCouncilIn } from '../../policy/index.js';
import { contractOf, idsOf } from '../contract/contract-of.js';
import type { Declared } from '../contract/contract.js';
import { type GateOver, readComing } from './coming-edition.js';
import { amissIn, inFiles } from './edition-faults.js';
import { EditionGate } from './edition-gate.js';

/** What an edition is held against besides its own files: the people of the council, and the program. */
interface Around {
  readonly directory: Directory;
  readonly declared: Declared;
}

/** The checks of diagrams beside the directory and the program as they are, and beside given rules and forms. */
export const gateOver =
  (around: () => Around): GateOver =>
  (rules, forms) => {
    const places = () => {
      const { directory } = around();
      return {
        units: new Set([...directory.units().map(({ id }) => id), officeInLaw]),
        posts: new Set(directory.posts().flatMap(({ id, inLaw }) => [id, inLaw ?? id])),
      };
    };
    return new EditionGate(
      () => ({
        forms: new Set(forms.keys()),
        decisions: new Set(rules().ruleSets.keys()),
        topics: new Set(around().declared.topics.keys()),
        roles: new Set<string>(roles),
        ...places(),
        held: heldGroups(around().directory),
        acts: rules().acts,
      }),
      (kept = new Map()) => contractOf(around().declared, new Map([...forms.all(), ...kept]), rules(), idsOf(places())),
    );
  };

/**
 * Judges the files of an edition by themselves, all diagrams as if each were new, where no service runs.
 *
 * @throws FileFaults where rules or forms cannot be read
 */
export async function judgeFiles(
  files: EditionFiles,
  council: string,
  around: Around,
): Promise<readonly FileFault<string>[]> {
  const readRules = (all: EditionFiles) =>
    readRulesOf(rulesOfCouncilIn(all, council), { posts: around.directory.posts() });
  const { diagrams, forms, gate } = readComing(files, { readRules, gateOver: gateOver(() => around) });
  const edition = { diagrams, forms: forms.all() };
  const { faults } = await gate.judge(diagrams, edition);
  return inFiles([...amissIn(gate), ...faults], diagrams);
}
