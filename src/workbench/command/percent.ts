/** «0,4 %», «менше 0,1 %», «100 %»: never rounded up to all or down to none. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  if (share < 0.001) return 'менше 0,1 %';
  if (share > 0.999) return 'понад 99,9 %';
  return `${(share * 100).toFixed(1).replace('.', ',')} %`;
}
