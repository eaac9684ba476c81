/**
 * How an appeal stands to earlier ones (ознака надходження), by point 2 of the classifier. The software
 * proposes, a person confirms. Whatever the feature, only a question decided in substance may be left
 * unconsidered: a repeat appeal usually has to be considered.
 */
export const appealFeatures = {
  /** Первинне. A corrected appeal sent again after a return is one too, linked to the old. */
  first: '2.1',
  /** Повторне: the earlier decision is appealed, no answer came in time, or not resolved in substance. */
  repeat: '2.2',
  /** Дублетне: the same citizen and question, sent through several addressees. */
  duplicate: '2.3',
  /** Неодноразове: raised again though decided in substance. */
  recurrent: '2.4',
  /** Масове: many people, one text. */
  mass: '2.5',
} as const;

export type AppealFeature = keyof typeof appealFeatures;
/** The features that make an appeal stand to an earlier one. */
export type RepeatKind = Exclude<AppealFeature, 'first'>;
