import { z } from 'zod';
import {
  appealFeatures,
  appealForms,
  appealKinds,
  appealResults,
  appealStatuses,
  appealSubjects,
  regimes,
} from '../domain/appeal.js';
import { choice, flag, wordsOf, YesNoUnknown } from '../platform/http/schemas/view.js';
import { addresseeKinds, joinEarlier, powers, properBodies } from './appeal-parts.js';

/** Of which appeal something is asked, in an address. */
export const appealId = z.uuid().describe('Звернення');

/** The words of an appeal's card that one chooses from, for whoever sends them and whoever reads them (слова картки). */
export const AppealStatusName = choice('AppealStatus', 'Стан звернення.', wordsOf(appealStatuses));
export const AppealKindName = choice('AppealKind', 'Вид звернення за ст. 3 Закону.', wordsOf(appealKinds));
export const AppealSubjectName = choice(
  'AppealSubject',
  'Одна людина, кілька чи невідомо хто.',
  wordsOf(appealSubjects),
);
export const AppealFeatureName = choice(
  'AppealFeature',
  'Ознака надходження за класифікатором.',
  wordsOf(appealFeatures),
);
/** What may be said of the proposals: a feature, or that the letter joins an earlier one. */
export const ProposedFeatureName = choice(
  'ProposedFeature',
  'Ознака надходження чи приєднання до ранішого звернення, яке ще розглядають.',
  [...wordsOf(appealFeatures), joinEarlier],
);
export const AppealFormName = choice('AppealForm', 'Тип звернення: на чому воно.', wordsOf(appealForms));
export const AppealResultCode = choice('AppealResult', 'Результат розгляду за класифікатором.', appealResults);
export const RegimeName = choice('AppealRegime', 'За яким законом іде папір.', regimes);
export const AddresseeKindName = choice('AddresseeKind', 'Кому писав громадянин.', addresseeKinds);
const PowersName = choice('Powers', 'Чиї це повноваження: наші, чужі, обох чи невідомо.', powers);
const ProperBodyName = choice(
  'ProperBody',
  'Чи відомо, кому належить: відомо, невідомо чи саме на нього скаржаться.',
  properBodies,
);
export const SexCode = choice('SexCode', 'Стать за п. 4 класифікатора.', ['4.1', '4.2']);

/** What is seen of a letter by whoever looks it through. */
export const seen = {
  kind: AppealKindName,
  regime: RegimeName,
  powers: PowersName,
  properBody: ProperBodyName,
  councilPowers: flag('Чи вирішує рада на сесії'),
  corruptionReport: flag('Чи повідомляє про корупцію'),
  threatToLife: flag('Чи йдеться про загрозу життю'),
  signed: flag('Чи підписано'),
  identifiable: flag('Чи можна встановити автора'),
  substanceStated: flag('Чи викладено суть'),
  dataSufficient: flag('Чи досить даних'),
  incapacitated: YesNoUnknown,
};
