import { kindOf, whyUnfit } from '../fits.js';
import { alternatives, keysOf, namesBeyond, type Shape } from '../shape.js';
import { perhaps } from '../../../platform/files/index.js';

interface FormFault {
  readonly rule: 'data-written' | 'data-fits';
  readonly message: string;
}

/**
 * Where a form and the answer behind it part: a field that is not read would be lost, unless its words are handed on to
 * the next person; one that is read must be asked.
 */
export function formFaults(
  formKey: string,
  form: Shape,
  answer: Shape,
  handedOn: ReadonlySet<string>,
): readonly FormFault[] {
  const fields = keysOf(form);
  const isHandedOn = (name: string): boolean => handedOn.has(name) && isWords(fields[name]?.shape ?? {});
  const alien = namesBeyond(form, answer).filter((name) => !isHandedOn(name));
  const lost = alien.map((name): FormFault => ({
    rule: 'data-written',
    message: `Поле «${name}» форми «${formKey}» її відповідь не читає: написане зникне.`,
  }));
  const missed = Object.entries(keysOf(answer)).flatMap(([key, { shape, always }]): FormFault[] => {
    const field = fields[key];
    if (!field) {
      const message = `Форма «${formKey}» не має поля «${key}», яке читає її відповідь.`;
      return [{ rule: 'data-written', message: `${message}${perhaps(key, Object.keys(fields))}` }];
    }
    const about = `Поле «${key}» форми «${formKey}»`;
    if (always && !field.always)
      return [{ rule: 'data-fits', message: `${about} має бути обов’язковим: його читає відповідь.` }];
    const reason = whyUnfit(field.shape, shape);
    return reason === null ? [] : [{ rule: 'data-fits', message: `${about} не підходить: ${reason}.` }];
  });
  return [...lost, ...missed];
}

/** Only words are shown to the next person. */
const isWords = (shape: Shape): boolean => alternatives(shape).every((one) => kindOf(one) === 'string');
