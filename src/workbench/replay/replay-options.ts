import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import { type Call, Misuse, type Options } from '../command/verb.js';
import type { ReplayScope } from './stored-decisions.js';

/** Which decisions a call of `replay` names. @throws Misuse */
export function scopeOption({ options, words }: Pick<Call, 'options' | 'words'>): ReplayScope {
  if (words.length > 0) throw new Misuse(`Зайве слово: «${words.join(' ')}». Кандидата називають через --candidate.`);
  const scope = {
    ruleSet: textOption(options, 'set'),
    from: dayOption(options, 'from'),
    to: dayOption(options, 'to'),
    unit: textOption(options, 'unit'),
  };
  const narrows = Object.values(scope).some((one) => one !== null);
  if (narrows && textOption(options, 'resume') !== null)
    throw new Misuse('Пробіг, який продовжують, уже має свої умови: --set, --from, --to, --unit тут зайві.');
  return scope;
}

function dayOption(options: Options, name: string): PlainDate | null {
  const given = textOption(options, name);
  if (given === null || isPlainDate(given)) return given;
  throw new Misuse(`--${name}: «${given}» не є днем; потрібно РРРР-ММ-ДД, наприклад 2026-03-02.`);
}

/** An option that was given and is not empty. */
export function textOption(options: Options, name: string): string | null {
  const given = options[name];
  return typeof given === 'string' && given !== '' ? given : null;
}
