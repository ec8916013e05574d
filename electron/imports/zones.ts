/**
 * The common Windows zone names and the IANA zone of each in its own territory (source: Unicode CLDR, windowsZones).
 * One line a zone: the IANA name, then the Windows names that mean it.
 */
const windows = `
Etc/GMT+12: Dateline Standard Time
Pacific/Pago_Pago: UTC-11; Samoa Standard Time (old)
Pacific/Honolulu: Hawaiian Standard Time; Aleutian Standard Time
America/Anchorage: Alaskan Standard Time
America/Tijuana: Pacific Standard Time (Mexico)
America/Los_Angeles: Pacific Standard Time
America/Phoenix: US Mountain Standard Time
America/Mazatlan: Mountain Standard Time (Mexico)
America/Denver: Mountain Standard Time
America/Guatemala: Central America Standard Time
America/Chicago: Central Standard Time
America/Mexico_City: Central Standard Time (Mexico)
America/Regina: Canada Central Standard Time
America/Bogota: SA Pacific Standard Time
America/Cancun: Eastern Standard Time (Mexico)
America/New_York: Eastern Standard Time
America/Port-au-Prince: Haiti Standard Time
America/Havana: Cuba Standard Time
America/Indiana/Indianapolis: US Eastern Standard Time
America/Asuncion: Paraguay Standard Time
America/Halifax: Atlantic Standard Time
America/Caracas: Venezuela Standard Time
America/Cuiaba: Central Brazilian Standard Time
America/La_Paz: SA Western Standard Time
America/Santiago: Pacific SA Standard Time
America/St_Johns: Newfoundland Standard Time
America/Sao_Paulo: E. South America Standard Time
America/Cayenne: SA Eastern Standard Time
America/Buenos_Aires: Argentina Standard Time
America/Nuuk: Greenland Standard Time
America/Montevideo: Montevideo Standard Time
America/Bahia: Bahia Standard Time
Etc/GMT+2: UTC-02; Mid-Atlantic Standard Time
Atlantic/Azores: Azores Standard Time
Atlantic/Cape_Verde: Cape Verde Standard Time
Africa/Casablanca: Morocco Standard Time
UTC: UTC; Coordinated Universal Time; GMT; Z; Etc/Universal
Europe/London: GMT Standard Time; GMT Daylight Time; Greenwich Mean Time
Africa/Abidjan: Greenwich Standard Time
Africa/Sao_Tome: Sao Tome Standard Time
Europe/Berlin: W. Europe Standard Time; W. Europe Daylight Time; Westeuropäische Normalzeit
Europe/Budapest: Central Europe Standard Time; Central Europe Daylight Time
Europe/Paris: Romance Standard Time; Romance Daylight Time
Europe/Warsaw: Central European Standard Time; Central European Daylight Time
Africa/Lagos: W. Central Africa Standard Time
Africa/Windhoek: Namibia Standard Time
Asia/Amman: Jordan Standard Time
Europe/Athens: GTB Standard Time
Asia/Beirut: Middle East Standard Time
Africa/Cairo: Egypt Standard Time
Asia/Damascus: Syria Standard Time
Europe/Chisinau: E. Europe Standard Time
Africa/Johannesburg: South Africa Standard Time
Europe/Kiev: FLE Standard Time; FLE Daylight Time
Asia/Jerusalem: Israel Standard Time
Africa/Tripoli: Libya Standard Time
Asia/Baghdad: Arabic Standard Time
Europe/Istanbul: Turkey Standard Time
Asia/Riyadh: Arab Standard Time
Europe/Minsk: Belarus Standard Time
Europe/Moscow: Russian Standard Time
Africa/Nairobi: E. Africa Standard Time
Asia/Tehran: Iran Standard Time
Asia/Dubai: Arabian Standard Time
Europe/Samara: Russia Time Zone 3
Asia/Baku: Azerbaijan Standard Time
Indian/Mauritius: Mauritius Standard Time
Asia/Tbilisi: Georgian Standard Time
Asia/Yerevan: Caucasus Standard Time
Asia/Kabul: Afghanistan Standard Time
Asia/Tashkent: West Asia Standard Time
Asia/Yekaterinburg: Ekaterinburg Standard Time
Asia/Karachi: Pakistan Standard Time
Asia/Calcutta: India Standard Time
Asia/Colombo: Sri Lanka Standard Time
Asia/Katmandu: Nepal Standard Time
Asia/Almaty: Central Asia Standard Time
Asia/Dhaka: Bangladesh Standard Time
Asia/Omsk: Omsk Standard Time
Asia/Rangoon: Myanmar Standard Time
Asia/Bangkok: SE Asia Standard Time
Asia/Novosibirsk: N. Central Asia Standard Time
Asia/Krasnoyarsk: North Asia Standard Time
Asia/Shanghai: China Standard Time
Asia/Irkutsk: North Asia East Standard Time
Asia/Singapore: Singapore Standard Time
Australia/Perth: W. Australia Standard Time
Asia/Taipei: Taipei Standard Time
Asia/Ulaanbaatar: Ulaanbaatar Standard Time
Asia/Tokyo: Tokyo Standard Time
Asia/Seoul: Korea Standard Time
Asia/Yakutsk: Yakutsk Standard Time
Australia/Adelaide: Cen. Australia Standard Time
Australia/Darwin: AUS Central Standard Time
Australia/Brisbane: E. Australia Standard Time
Australia/Sydney: AUS Eastern Standard Time
Pacific/Port_Moresby: West Pacific Standard Time
Australia/Hobart: Tasmania Standard Time
Asia/Vladivostok: Vladivostok Standard Time
Asia/Magadan: Magadan Standard Time
Pacific/Guadalcanal: Central Pacific Standard Time
Pacific/Auckland: New Zealand Standard Time
Pacific/Fiji: Fiji Standard Time
Pacific/Tongatapu: Tonga Standard Time
Pacific/Apia: Samoa Standard Time
`;

const byWindowsName = new Map(
  windows
    .trim()
    .split('\n')
    .flatMap((entry) => {
      const [iana = '', names = ''] = entry.split(': ');
      return names.split('; ').map((name): [string, string] => [name.toLowerCase(), iana]);
    }),
);

/** How Outlook shows a zone to people: by a region where it names no city. */
const byRegion: [RegExp, string][] = [
  [/\beastern time\b/, 'America/New_York'],
  [/\bcentral time\b/, 'America/Chicago'],
  [/\bmountain time\b/, 'America/Denver'],
  [/\bpacific time\b/, 'America/Los_Angeles'],
  [/\batlantic time\b/, 'America/Halifax'],
  [/\barizona\b/, 'America/Phoenix'],
  [/\bhawaii\b/, 'Pacific/Honolulu'],
  [/\balaska\b/, 'America/Anchorage'],
  [/\bnewfoundland\b/, 'America/St_Johns'],
  [/\bindiana\b/, 'America/Indiana/Indianapolis'],
  [/\bchennai\b|\bmumbai\b|\bnew delhi\b/, 'Asia/Calcutta'],
  [/\bbeijing\b/, 'Asia/Shanghai'],
  [/\bislamabad\b/, 'Asia/Karachi'],
  [/\bcanberra\b/, 'Australia/Sydney'],
  [/\bst\. petersburg\b/, 'Europe/Moscow'],
  [/\bedinburgh\b/, 'Europe/London'],
  [/\bbern\b/, 'Europe/Zurich'],
  [/\bpretoria\b/, 'Africa/Johannesburg'],
];

let cities: Map<string, string> | undefined;
const zoneOfCity = (city: string): string | undefined => {
  cities ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ').toLowerCase(), zone]));
  return cities.get(city.trim().toLowerCase());
};

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** `UTC+01`, `GMT-0530` and `+02:00` as the offset that they name. */
const offsetIn = (name: string): string | null => {
  const [, sign, hours, minutes] = /^\(?(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?\)?(?![\d/])/i.exec(name) ?? [];
  if (sign === undefined || hours === undefined || Number(hours) > 14) return null;
  return `${sign}${hours.padStart(2, '0')}:${minutes ?? '00'}`;
};

/**
 * The IANA zone, or offset such as `+01:00`, that a calendar means by a zone's name; `null` where nothing is known of it. `custom`
 * says that the calendar describes the zone itself, so that no more is read into an unknown name.
 */
export const zoneNamed = (written: string, custom: boolean): string | null => {
  const name = written.trim().replaceAll(/^"|"$/g, '').replaceAll('\\,', ',');
  const isPath = name.startsWith('/') ? name.split('/').slice(-2).join('/') : name;
  if (/^[A-Za-z]/.test(isPath) && isZone(isPath)) return isPath;
  const known = byWindowsName.get(name.toLowerCase());
  if (known !== undefined || custom) return known ?? null;
  const places = name.replace(/^\((?:UTC|GMT)[^)]*\) ?/i, '').toLowerCase();
  const city = places.split(/[,/]/).map(zoneOfCity).find((zone) => zone !== undefined);
  return city ?? byRegion.find(([pattern]) => pattern.test(places))?.[1] ?? offsetIn(name);
};
