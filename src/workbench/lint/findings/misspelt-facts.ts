import { type CatalogueReading } from '../../../policy/analysis/index.js';
import { declaredFile, readDeclared, valuesSupplied } from '../../../workflow/index.js';
import { type LintFinding, lintFinding } from '../lint-finding.js';
import { pointerTo } from '../../../domain/json.js';
import { nearest, perhaps, CheckedFile, type Files } from '../../../platform/files/index.js';

/** A value that the dictionary of facts spells otherwise than all who supply it (описка в словнику фактів). */
interface MisspeltValue {
  readonly fact: string;
  readonly label: string;
  readonly written: string;
  readonly meant: string;
}

/**
 * Moves the blame to `facts.json` where it belongs: a word misspelt there makes every rule that has it right look
 * wrong. Who is right is told by the code, which gives the values.
 */
export function blamingDictionary(
  findings: readonly LintFinding[],
  { files, processes, catalogue }: { files: Files; processes: Files } & Pick<CatalogueReading, 'catalogue'>,
): readonly LintFinding[] {
  const misspelt = misspeltValues(processes, catalogue);
  if (misspelt.length === 0) return findings;
  const file = new CheckedFile(files.nameOf('facts.json'), files.read('facts.json'), []);
  const own = misspelt.map(({ fact, label, written, meant }) => {
    const pointer = pointerTo(`${pointerTo('/facts', fact)}/values`, written);
    const text = `Значення «${written}» факту «${label}» (${fact}) ніхто не подає, а «${meant}», яке подають, тут немає.`;
    const place = { file: file.name, line: file.lineOf(pointer), pointer };
    return lintFinding('wrong-value', place, `${text}${perhaps(written, [meant])}`);
  });
  return [...own, ...findings.filter((finding) => !misspelt.some((one) => follows(finding, one)))];
}

/** What only follows from the slip: a rule that has the word right, a set whose fact seems to be given otherwise. */
function follows({ code, text }: LintFinding, { fact, label, meant }: MisspeltValue): boolean {
  if (code === 'wrong-value')
    return text.startsWith(`Значення факту «${label}» `) && text.includes(`а не ${JSON.stringify(meant)}.`);
  return ['facts-supplied', 'asked-amiss'].includes(code) && text.includes(`факт «${fact}» не таким`);
}

function misspeltValues(processes: Files, { facts }: CatalogueReading['catalogue']): readonly MisspeltValue[] {
  if (!processes.list('').includes(declaredFile)) return [];
  const supplied = valuesSupplied(readDeclared(processes.read(declaredFile)));
  return [...facts].flatMap(([fact, definition]) => {
    const given = supplied.get(fact);
    if (definition.type !== 'enum' || !given) return [];
    const known = Object.keys(definition.values);
    const strangers = known.filter((value) => !given.has(value));
    return [...given].flatMap((meant) => {
      const written = known.includes(meant) ? null : nearest(meant, strangers);
      return written === null ? [] : [{ fact, label: definition.label, written, meant }];
    });
  });
}
