// The console's own texts, so that journeys find things by the words a person reads, in each language.
// `cargo xtask test` writes the table from the same source that the wasm is built from.

import { readFileSync } from 'node:fs';

const table = JSON.parse(readFileSync(new URL('../../../target/words.json', import.meta.url), 'utf8'));

export const languages = ['en', 'zh-Hans', 'zh-Hant'];

/**
 * The messages in one language: `words('en')('common', 'close')`. Values fill the placeholders; a message that counts
 * takes its plural form from the value named `n`.
 */
export function words(language) {
  const plural = new Intl.PluralRules(language);
  return (section, name, values = {}) => {
    const message = table[section]?.[name]?.[language];
    if (message === undefined) throw new Error(`there is no text ${section}.${name}`);
    const forms = Object.fromEntries(message.split('|').map((form) => form.split(/=(.*)/s)));
    const chosen = 'other' in forms ? (forms[plural.select(Number(values.n))] ?? forms.other) : message;
    return chosen.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  };
}
