/** A number with its noun in the right form: «1 день», «3 дні», «45 днів». */
export function counted(count: number, [one, few, many]: readonly [string, string, string]): string {
  const tens = Math.abs(count) % 100;
  const units = tens % 10;
  if (tens > 10 && tens < 20) return `${count} ${many}`;
  if (units === 1) return `${count} ${one}`;
  return `${count} ${units >= 2 && units <= 4 ? few : many}`;
}
