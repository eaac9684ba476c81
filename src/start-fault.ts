import { FileFaults } from './platform/files/index.js';

const unreachable = /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;
const refused = /^ER_(?:ACCESS_DENIED_ERROR|DBACCESS_DENIED_ERROR|BAD_DB_ERROR)$/;

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * Why the service did not start, for whoever started it (чому служба не запустилася). What they can mend is
 * said without a stack; a stack means that the fault is ours.
 */
export function startFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return `Порт зайнятий: ${error.message}. Звільніть його або змініть PORT.`;
  if (code === 'EACCES') return `Бракує прав: ${error.message}.`;
  if (code !== undefined && unreachable.test(code)) {
    return `База даних недоступна (${error.message || code}). Перевірте DATABASE_URL і чи працює сервер бази.`;
  }
  if (code !== undefined && refused.test(code)) {
    return `База даних не впустила службу (${error.message}). Перевірте ім’я, пароль і назву бази в DATABASE_URL.`;
  }
  const isSaidInWords = code !== undefined || error.constructor === Error || error instanceof FileFaults;
  return isSaidInWords ? error.message || (code ?? error.name) : (error.stack ?? error.message);
}
