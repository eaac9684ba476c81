import type { Story } from '../story.js';
import { channels } from './channels.js';
import { complaints } from './complaints.js';
import { handedOn } from './handed-on.js';
import { health } from './health.js';
import { housing } from './housing.js';
import { repeats } from './repeats.js';
import { social } from './social.js';
import { turnedAway } from './turned-away.js';
import { utilities } from './utilities.js';

/** The mail of the week from 30 December 2024 to 3 January 2025, one letter for each way an appeal can go. */
export const weekOfLetters: readonly Story[] = [
  ...utilities,
  ...housing,
  ...social,
  ...health,
  ...channels,
  ...repeats,
  ...complaints,
  ...turnedAway,
  ...handedOn,
];
