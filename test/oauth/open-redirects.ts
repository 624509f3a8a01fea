const evil = 'evil.example'

/** How a link can begin that some browser, proxy or parser takes for the way to another host. */
const beginnings = [
  '//', '///', '////', '/////', '//////////', '/\\', '/\\/', '/\\\\', '\\', '\\\\', '\\\\\\', '\\/', '\\/\\/', '/\\/\\', '//\\', '//\\/', '/\\\\/', '\\/\\/\\/',
  'http://', 'https://', 'HTTPS://', 'hTtP://', 'http:', 'https:', 'https:/', 'http:/', 'https:\\\\', 'https:\\', 'https:///', 'http:////', 'https:/\\', 'ftp://', 'ws://', 'wss://', 'file://', 'file:///', 'x://', '://', ':', ';//', './/', '../', './', '.', '..//',
  ' //', '\t//', '\n//', '\r//', '\r\n//', '\0//', '\v//', '\f//', '\u001f//', '\u00a0//', '\u200b//', '\ufeff//', '\u2028//', '\u3000//',
  '/\t/', '/\n/', '/\r/', '/\r\n/', '/\0/', '/\v/', '/\f/', '/ /', '/\b/', '/\u001f/', '/\u007f/', '/\u00a0/', '/\u00ad/', '/\u200b/', '/\ufeff/', '/\u2028/', '/\t\t/', '/\t\\', '/\n\\', '\t/\t/', '/\t//', '//\t/', '/\t/\t/', '/\\\t',
  '/%09/', '/%0a/', '/%0d/', '/%0d%0a/', '/%00/', '/%0b/', '/%0c/', '/%08/', '/%1f/', '/%7f/', '/%0A/', '/%0D/', '//%09/', '//%0a', '%09//', '%20//', '%00//', '%0d%0a//', '/%5c', '/%5C', '/%5c/', '//%5c', '/%5c%5c', '%5c%5c', '%5c/', '%5C%5C', '/%2f%2f', '/%2F%2F', '/%2f%2F', '%2f%2f', '%2F%2F', '%2f', '/%2f%5c', '/%5c%2f', '%68ttps://', 'https%3a//', 'https%3A%2F%2F', '/%2f%2f%2f',
  '\uff0f\uff0f', '/\uff0f', '\uff0f/', '/\uff3c', '\u2044\u2044', '/\u2044', '/\u2215', '/\u29f8', '/\u2571', '/\u3002', '\u3002', '/\u2024', '\u{1f517}//',
  '/./', '/.//', '/././/', '/..//', '/../', '/x/..//', '/x/../..//', '/x/./..//', '/%2e//', '/%2e%2e//', '/%2E%2E//', '/.%2e//', '/%2e.//', '/x/%2e%2e//', '/..\\', '/.\\', '/..;\\',
  '//user@', '//user:pass@', '//localhost@', '//localhost:3000@', 'https://localhost:3000@', 'https://localhost:3000.', 'http://localhost:3000.', '@', '#//', '?//', '#', '?', '&', '*//', '"//', '<//', '(//', '$//', '!//'
]

const schemes = ['javascript:', 'JaVaScRiPt:', 'java\tscript:', 'java\nscript:', ' javascript:', '\u0001javascript:', '/javascript:\n', 'vbscript:', 'data:', 'data:text/html,', 'data:text/html;base64,', 'blob:', 'about:', 'view-source:', 'intent://', 'mailto:', 'tel:', 'jar:']
const scripts = ['alert(1)', '//x%0aalert(1)', '<script>alert(1)</script>']

/** Names of hosts that look like ours, or like nothing, after two slashes. */
const hosts = ['localhost', 'localhost:3000', 'localhost.evil.example', '127.0.0.1', '0x7f000001', '2130706433', '[::1]', '[::ffff:127.0.0.1]', 'evil%2eexample', 'evil。example', 'ｅｖｉｌ.example', 'evil.example:443', 'evil.example%00.localhost', 'evil.example%23.localhost', 'evil.example\\.localhost', 'xn--vil-9ka.example', '', '.', '..', '%', '%2f', '@', ':', '?', '#']

/** What is ours and yet not to be gone to, or not as it is written. */
const ownButWrong = [
  '', ' ', 'x', 'graphiql', '/ ', '/x y', '/x\ty', '/x\r\nset-cookie:a=b', '/x%0d%0aset-cookie:a=b', '/x%0D%0ALocation:%20//evil.example', '/x\\y', '/x%5cy', '/x%00', '/x%7f', '/ü', '/日本', '/x\u0000', '/\ud800',
  '/x/../y', '/x/./y', '/x//../../y', '/x/%2e%2e/y', '/x%2f%2fy', '/"', '/<script>', '/x?y="', '/x?y=<script>', '/x#<', '/x?', '/x#', '/x?y#', '/{x}', '/x`y', '/%', '/%zz', '/%e0%a4', '/%ff',
  '/auth', '/auth/', '/auth?returnTo=/', '/auth?returnTo=/auth', '/auth#x', '/auth/x', '/%61uth', '/a%75th?returnTo=/', '/%61%75%74%68', '/callback', '/callback?code=x&state=y', '/callback/', '/%63allback?code=x', '/callbac%6b', '/logout', '/logout/all', '/lo%67out', '/logout%2fall', '/disconnect', '/disconnect?x', '/d%69sconnect',
  'http://localhost:3000', 'http://localhost:3000/', 'http://localhost:3000/graphiql', '//localhost:3000/graphiql', 'localhost:3000/graphiql', '/' + 'x'.repeat(512), '/' + 'x'.repeat(100_000)
]

const notTexts: unknown[] = [undefined, null, true, 0, 7, {}, [], ['/graphiql'], ['/graphiql', '//evil.example'], { toString: () => '/graphiql' }, Symbol('x'), new URL('http://localhost:3000/graphiql'), Object('/graphiql')]

/** Everything that must lead home. */
export const leadsHome: readonly unknown[] = [
  ...beginnings.flatMap((beginning) => [beginning + evil, `${beginning}${evil}/%2f..`]),
  ...schemes.flatMap((scheme) => scripts.map((script) => scheme + script)),
  ...hosts.map((host) => `//${host}`), ...hosts.map((host) => `/\\${host}`), ...hosts.map((host) => `https:${host}`),
  ...ownButWrong,
  ...notTexts
]
