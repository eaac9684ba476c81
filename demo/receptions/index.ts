import { actingMayor } from './acting-mayor.js';
import { changedDays } from './changed-days.js';
import { otherKinds } from './other-kinds.js';
import type { ReceptionStory } from './scene.js';
import { springReceptions } from './spring.js';

const all: readonly ReceptionStory[] = [springReceptions, actingMayor, changedDays, otherKinds];

/** All receptions of the demonstration, scene after scene in the order of time. */
export const receptionsOfSpring: ReceptionStory = {
  scenes: all.flatMap(({ scenes }) => scenes).toSorted((one, other) => one.at.localeCompare(other.at)),
  ends: {
    receptions: Object.assign({}, ...all.map(({ ends }) => ends.receptions)),
    visits: Object.assign({}, ...all.map(({ ends }) => ends.visits)),
    appeals: Object.assign({}, ...all.map(({ ends }) => ends.appeals)),
  },
};
