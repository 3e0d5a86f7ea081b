/** As many characters as a code for unlocking a workstation must have at least. */
export const shortestCode = 6;
/** A file with unsent work can be carried away: whoever has it can try passphrases for as long as they like. */
export const shortestPassphrase = 12;
