import type { Answer } from '../story.js';
import { Surprise } from '../surprise.js';
import * as answers from './answers-of-reception.js';
import type { Scene } from './scene.js';
import { clerk } from './scenes.js';
import { cited } from './stage.js';

/** Somebody comes without a booking, and the leader agrees (прийом без запису, KR-2.10). */
export const walkIn = (at: string, day: string, key: string, who: Answer): Scene => ({
  ...{ at, by: clerk, about: key },
  does: async (stage, by) => {
    const path = `/receptions/${stage.receptionOf(day)}/walk-ins`;
    const taken = await stage.post(by, 201, path, answers.booked, { ...who, leaderAgrees: true });
    const { booked, outcomeLabel, grounds, card } = taken;
    if (!booked) throw new Surprise(`«${key}»: ${outcomeLabel}.`, grounds);
    stage.remember(key, card.id);
    return `прийшов без запису: картка № ${card.number}, ${outcomeLabel} ${cited(grounds)}`;
  },
});

/** Somebody calls the direct line: booking and arrival at once (дзвінок на пряму лінію, docs/decisions/0041). */
export const lineCall = (at: string, day: string, key: string, who: Answer): Scene => ({
  ...{ at, by: clerk, about: key },
  does: async (stage, by) => {
    const path = `/receptions/${stage.receptionOf(day)}/line-calls`;
    const { taken, outcomeLabel, grounds, card } = await stage.post(by, 201, path, answers.taken, who);
    if (!taken) throw new Surprise(`«${key}»: ${outcomeLabel}.`, grounds);
    stage.remember(key, card.id);
    return `дзвінок на пряму лінію, ${card.statusLabel}: картка № ${card.number} ${cited(grounds)}`;
  },
});
