import { Injectable } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import { DemonstrationLogins } from './demonstration-logins.js';
import { DemonstrationTokens, type IssuedToken } from './demonstration-tokens.js';

/** Where a session is opened with a login and a password. Without demonstration logins nobody signs in so. */
export abstract class PasswordSignIn {
  abstract signIn(login: string, password: string, address: string): Promise<IssuedToken>;
  /** What the operator should know to come in, line by line. */
  abstract announcement(): string[];
}

@Injectable()
export class DemonstrationSignIn extends PasswordSignIn {
  constructor(
    private readonly logins: DemonstrationLogins,
    private readonly tokens: DemonstrationTokens,
  ) {
    super();
  }

  override async signIn(login: string, password: string, address: string): Promise<IssuedToken> {
    const person = await this.logins.signIn(login, password, address);
    return this.tokens.issue(person.id);
  }

  override announcement(): string[] {
    const names = this.logins.people().map((person) => person.login);
    return [
      'Демонстраційна рада: імена входу збігаються з посадами, пароль один на всіх.',
      `  Пароль: ${this.logins.announced ?? 'той, що в DEMO_PASSWORD'}`,
      `  Імена:  ${names.join(', ')}`,
    ];
  }
}

@Injectable()
export class NoPasswordSignIn extends PasswordSignIn {
  override signIn(): Promise<IssuedToken> {
    return Promise.reject(new Problem('NOT_FOUND', { detail: 'Входу за ім’ям і паролем у цій службі немає.' }));
  }

  override announcement(): string[] {
    return [];
  }
}
