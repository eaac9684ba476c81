import type { INestApplicationContext } from '@nestjs/common';
import { DemonstrationLogins } from './demonstration/demonstration-logins.js';

/** What the operator is told at start about the way in, line by line; empty beside an identity provider. */
export function signInAnnouncement(app: INestApplicationContext): string[] {
  const logins = demonstrationLogins(app);
  if (!logins) return [];
  const names = logins.people().map((person) => person.login);
  const password = logins.announced === null ? 'той, що в DEMO_PASSWORD' : logins.announced;
  return [
    'Демонстраційна рада: імена входу збігаються з посадами, пароль один на всіх.',
    `  Пароль: ${password}`,
    `  Імена:  ${names.join(', ')}`,
  ];
}

function demonstrationLogins(app: INestApplicationContext): DemonstrationLogins | null {
  try {
    return app.get(DemonstrationLogins, { strict: false });
  } catch {
    return null;
  }
}
