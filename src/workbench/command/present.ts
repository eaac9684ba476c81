import { installation } from '../../platform/installation.js';

let top = installation;

/** Where the edition lies that is worked over: the installation's own on the command line, what is in force in the service. */
export const presentFolder = (): string => top;

/** A process that works for the service is told with each piece of work what is in force. */
export function goByFolder(folder: string): void {
  top = folder;
}
