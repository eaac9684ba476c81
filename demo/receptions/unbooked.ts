import type { Posted } from '../../client/index.js';
import { given } from '../given.js';
import { Surprise } from '../surprise.js';
import type { Scene } from './scene.js';
import { clerk } from './scenes.js';
import { cited } from './stage.js';

type Unbooked = Posted<'/api/v1/receptions/{id}/line-calls'>;

/** Somebody comes without a booking, and the leader agrees (прийом без запису, KR-2.10). */
export const walkIn = (at: string, day: string, key: string, who: Unbooked): Scene => ({
  ...{ at, by: clerk, about: key },
  does: async (stage, by) => {
    const { service } = await stage.office.as(by);
    const asked = { ...stage.at(day), body: { ...who, leaderAgrees: true } };
    const taken = await given(service.POST('/api/v1/receptions/{id}/walk-ins', asked));
    const { booked, outcomeLabel, grounds, card } = taken;
    if (!booked) throw new Surprise(`«${key}»: ${outcomeLabel}.`, grounds);
    stage.remember(key, card.id);
    return `прийшов без запису: картка № ${card.number}, ${outcomeLabel} ${cited(grounds)}`;
  },
});

/** Somebody calls the direct line: booking and arrival at once (дзвінок на пряму лінію, docs/decisions/0041). */
export const lineCall = (at: string, day: string, key: string, who: Unbooked): Scene => ({
  ...{ at, by: clerk, about: key },
  does: async (stage, by) => {
    const { service } = await stage.office.as(by);
    const called = service.POST('/api/v1/receptions/{id}/line-calls', { ...stage.at(day), body: who });
    const { taken, outcomeLabel, grounds, card } = await given(called);
    if (!taken) throw new Surprise(`«${key}»: ${outcomeLabel}.`, grounds);
    stage.remember(key, card.id);
    return `дзвінок на пряму лінію, ${card.statusLabel}: картка № ${card.number} ${cited(grounds)}`;
  },
});
