/** How far a long analysis has come (поступ): so many parts of so many, and what is under way in Ukrainian words. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

/** Whom an analysis tells how far it has come; it may be called often. */
export type Tell = (progress: Progress) => void;

export const untold: Tell = () => undefined;
