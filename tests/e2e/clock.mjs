// Moves the clock of a host and of its workers DAYBOOK_TEST_DAYS days ahead. Preloaded by --import; nothing of the app knows of it.
const ahead = Number(process.env['DAYBOOK_TEST_DAYS'] ?? '0') * 86_400_000;
const Real = Date;
globalThis.Date = class extends Real {
  /** @param {ConstructorParameters<typeof Real>} given */
  constructor(...given) {
    super(...(given.length === 0 ? [Real.now() + ahead] : given));
  }
  static now() {
    return Real.now() + ahead;
  }
};
