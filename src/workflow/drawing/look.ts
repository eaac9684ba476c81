import type { ElementState } from './standing.js';

export const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

interface Ink {
  readonly line: string;
  readonly fill: string;
}

const plain: Ink = { line: '#33404f', fill: '#ffffff' };
export const textInk = '#1b2530';
export const quietInk = '#5b6876';
export const paper = '#ffffff';
export const scopeFill = '#f7f9fb';

/** Never colour alone: what waits has a thick line and a badge, a fault has a sign. Contrast is 4.5 to 1 or more. */
export const inks: Readonly<Record<ElementState, Ink>> = {
  waiting: { line: '#a8500a', fill: '#fff0d1' },
  passed: { line: '#2a6e46', fill: '#e6f3ea' },
  incident: { line: '#b3261e', fill: '#fde3e0' },
};

export const inkOf = (state: ElementState | null): Ink => (state === null ? plain : inks[state]);
