/** Facts under their full ids, as `rules/facts.json` declares them. */
export type FactValues = Readonly<Record<string, string | number | boolean>>;
