import t from 'tap'
import { html, render } from '../../src/http/html.ts'

t.test('interpolations are escaped for text and for quoted attributes', async (t) => {
  const evil = '"><script>alert(\'1\')</script>&amp;'
  t.equal(render(html`<a title="${evil}">${evil}</a>`),
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</a>')
})

t.test('markup of the tag itself is kept, alone and in lists', async (t) => {
  t.equal(render(html`<ul>${['<a>', html`<b>${'<c>'}</b>`, 7].map((item) => html`<li>${item}</li>`)}</ul>`),
    '<ul><li>&lt;a&gt;</li><li><b>&lt;c&gt;</b></li><li>7</li></ul>')
})

t.test('nothing leaves nothing', async (t) => {
  t.equal(render(html`[${null}${undefined}${false}${[]}]`), '[]')
})

t.test('the literal parts are taken as written', async (t) => {
  t.equal(render(html`a \\ ${'b'}\n`), 'a \\ b\n')
})
