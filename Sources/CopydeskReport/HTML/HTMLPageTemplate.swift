import Mustache

/// What stands before and after the documents of the page.
///
/// The overview is written last, since the counts are known only then, and shown first: by the style sheet's order, and
/// for readers of the document's own order by the script.
enum HTMLPageTemplate {
  static let head = """
    {{% CONTENT_TYPE: COPYDESK-HTML}}<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="copydesk {{version}}">
    {{#isFile}}
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    {{/isFile}}
    <title>{{title}}</title>
    <style>
    {{{css}}}
    </style>
    </head>
    <body>
    <header>
    <h1>{{title}}</h1>
    <p id="loading" class="quiet">The documents are being read.</p>
    <noscript><p class="notice">The overview below needs no script; the documents do. A report named .txt shows them
    without.</p></noscript>
    </header>

    """

  static let tail = """
    {{% CONTENT_TYPE: COPYDESK-HTML}}<main id="main">
    <form id="bar" hidden aria-label="Tools">
    <div class="row">
    <button type="button" id="to-overview" hidden>Overview</button>
    <button type="button" id="previous-document" aria-label="Previous document" hidden>‹<span class="long"> document</span></button>
    <button type="button" id="next-document" aria-label="Next document" hidden><span class="long">document </span>›</button>
    <label id="shows" hidden><span class="long">Show</span> <select id="show" aria-label="Show"><option value="both">both</option>\
    <option value="original">original</option><option value="cleaned">cleaned</option></select></label>
    <button type="button" id="filter" aria-expanded="false" aria-controls="filters">Filter</button>
    {{^isFile}}
    <button type="button" id="undo">Undo</button>
    {{/isFile}}
    <button type="button" id="help" class="long" aria-expanded="false" aria-controls="keys">Keys</button>
    <span id="chips"></span>
    </div>
    <div id="filters" hidden>
    <label>Rule <select id="rule"><option value="">all rules</option></select></label>
    <fieldset><legend>Outcome</legend>
    {{#outcomes}}
    <label><input type="checkbox" name="outcome" value="{{name}}" checked> {{name}}</label>
    {{/outcomes}}
    </fieldset>
    <fieldset><legend>Confidence</legend>
    <label>from <input type="number" id="least" min="0" max="100" value="0"></label>
    <label>to <input type="number" id="greatest" min="0" max="100" value="100"> %</label>
    </fieldset>
    <fieldset><legend>Category</legend>
    {{#categories}}
    <label><input type="checkbox" name="category" value="{{name}}" checked> {{name}}</label>
    {{/categories}}
    </fieldset>
    <label id="unfold" hidden><input type="checkbox" id="spacing"> unfold spaces and quotes</label>
    </div>
    <p id="keys" class="quiet" hidden><span><kbd>n</kbd> next change</span> <span><kbd>p</kbd> previous</span>
    <span><kbd>j</kbd> <kbd>k</kbd> document</span> <span><kbd>g</kbd> by risk or by place</span>
    <span><kbd>v</kbd> both, original, cleaned</span> <span><kbd>/</kbd> find in the changes</span> <span><kbd>f</kbd> filter</span>
    <span><kbd>s</kbd> unfold</span> <span><kbd>o</kbd> overview</span>{{^isFile}} <span><kbd>a</kbd> accept</span>
    <span><kbd>r</kbd> refuse</span> <span><kbd>e</kbd> edit</span> <span><kbd>1</kbd>–<kbd>9</kbd> suggestion</span>
    <span><kbd>u</kbd> undo</span>{{/isFile}}</p>
    {{^isFile}}
    <p id="status" class="quiet" role="status"></p>
    {{/isFile}}
    </form>
    <section id="documents" aria-labelledby="documents-heading" hidden>
    <h2 id="documents-heading" tabindex="-1">Documents</h2>
    {{#note}}
    <p class="notice">{{note}}</p>
    {{/note}}
    <p class="quiet">Open the first: they are in the order of risk, which is what could be wrong in a document. Words weigh ten times
    as much as figures, those as marks, marks as spaces; each is multiplied by the doubt. <span id="root"></span></p>
    <div class="pager"><label>Name <input type="search" id="search"></label> <span id="count" class="quiet" role="status"></span>
    <button type="button" id="previous-page">Previous page</button> <button type="button" id="next-page">Next page</button></div>
    <div class="wide" tabindex="0" role="region" aria-label="Table of documents"><table id="rows"></table></div>
    </section>
    {{^isFile}}
    <section id="recurring" aria-labelledby="recurring-heading" hidden>
    <h2 id="recurring-heading" tabindex="-1">Changes made more than once</h2>
    <div id="recurring-rows"></div>
    </section>
    {{/isFile}}
    <section id="document" aria-labelledby="document-heading" hidden>
    <h2 id="document-heading" class="name" tabindex="-1">Document</h2>
    <p class="quiet"><span id="document-counts"></span> <span id="document-matches" role="status"></span></p>
    <p class="quiet legend"><del>removed</del> <ins>added</ins> <mark>flagged, kept</mark>
    <span>dotted: spaces or quotation marks, unfolded where you point; ␣ a space, ⏎ a line break</span></p>
    <div id="notes"></div>
    <div class="sheet"><div id="map" aria-hidden="true"></div><div id="text" class="text fold"></div>
    <aside id="side" aria-label="Changes">
    <div class="row steps"><button type="button" id="previous-change" aria-label="Previous change">‹</button>
    <span id="position" role="status"></span><button type="button" id="next-change" aria-label="Next change">›</button>
    <span id="brief"></span>
    {{^isFile}}
    <button type="button" id="accept">Accept</button> <button type="button" id="refuse">Refuse</button>
    {{/isFile}}
    <button type="button" id="sheet-toggle" aria-expanded="false" aria-controls="details">More</button></div>
    <div id="details">
    <div id="card" tabindex="0" role="region" aria-label="The change pointed at"></div>
    <div class="row"><label>Order <select id="order"><option value="risk">by risk</option><option value="place">by place</option>\
    </select></label> <label>Find <input type="search" id="words"></label></div>
    {{^isFile}}
    <div class="row"><label>From <input type="number" id="above" min="0" max="100" value="95"> %</label>
    <button type="button" id="accept-above">Accept all in view</button></div>
    {{/isFile}}
    <ol id="list" tabindex="0" aria-label="Changes"></ol>
    </div>
    </aside></div>
    <div id="findings"></div>
    </section>
    <section id="overview" aria-labelledby="overview-heading">
    <h2 id="overview-heading">Overview</h2>
    <p class="verdict">{{verdict}}</p>
    {{#run}}
    {{#undo}}
    <p class="undo">To undo all of it: <code>{{.}}</code></p>
    {{/undo}}
    <details class="run"><summary>How this run was made</summary>
    <dl>
    {{#facts}}
    <dt>{{name}}</dt><dd>{{value}}</dd>
    {{/facts}}
    </dl>
    </details>
    {{/run}}
    {{^isFile}}
    <div id="progress"></div>
    {{/isFile}}
    <ul class="tiles">
    {{#tiles}}
    <li><span>{{name}}</span> <b>{{value}}</b></li>
    {{/tiles}}
    </ul>
    <div class="charts">
    {{#charts}}
    <div class="chart"><h3>{{title}}</h3>
    <table>
    <caption class="quiet">{{caption}}{{#isPair}}<span class="key repaired"></span>repaired\
    <span class="key flagged"></span>flagged{{/isPair}}</caption>
    <thead><tr><th scope="col">{{name}}</th><td></td>{{#isPair}}<th scope="col" class="n">repaired</th>\
    <th scope="col" class="n">flagged</th>{{/isPair}}{{^isPair}}<th scope="col" class="n">{{value}}</th>{{/isPair}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr data-filter="{{filter}}"><th scope="row"><button type="button" class="pick">{{name}}</button></th><td class="bar">\
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
    <rect class="repaired" x="0" y="0" width="{{repairedWidth}}" height="10"></rect>{{#hasFlagged}}\
    <rect class="flagged" x="{{flaggedStart}}" y="1" width="{{flaggedWidth}}" height="8"></rect>{{/hasFlagged}}</svg></td>\
    <td class="n">{{first}}</td>{{#isPair}}<td class="n">{{second}}</td>{{/isPair}}</tr>
    {{/rows}}
    </tbody>
    </table></div>
    {{/charts}}
    </div>
    <details><summary>Findings by rule</summary>
    <div class="wide" tabindex="0" role="region" aria-label="Findings by rule"><table>
    <thead><tr><th scope="col">rule</th><th scope="col">what it finds</th><th scope="col">safety</th>\
    <th scope="col" class="n">repaired</th><th scope="col" class="n">flagged</th></tr></thead>
    <tbody>
    {{#rules}}
    <tr data-filter="rule:{{id}}"><th scope="row"><button type="button" class="pick">{{id}}</button></th><td>{{summary}}{{#explanation}}<details><summary>why</summary>{{explanation}}</details>\
    {{/explanation}}</td><td>{{safety}}</td><td class="n">{{repaired}}</td><td class="n">{{flagged}}</td></tr>
    {{/rules}}
    </tbody>
    </table></div>
    </details>
    </section>
    </main>
    <footer class="quiet">copydesk {{version}}</footer>
    <script type="application/json" id="index">{{{index}}}</script>
    <script{{#nonce}} nonce="{{nonce}}"{{/nonce}}>
    {{{script}}}
    </script>
    </body>
    </html>

    """
}

/// The templates of the HTML page, parsed.
struct HTMLTemplates {
  let head: MustacheTemplate
  let tail: MustacheTemplate

  init() throws {
    MustacheContentTypes.register(HTMLEscape(), named: HTMLEscape.name)
    head = try MustacheTemplate(string: HTMLPageTemplate.head)
    tail = try MustacheTemplate(string: HTMLPageTemplate.tail)
  }
}

/// Escapes text for HTML scalar by scalar.
///
/// Mustache's own escape goes by `Character` and so misses a quotation mark with an accent on it, which would close an
/// attribute in a browser.
struct HTMLEscape: MustacheContentType {
  /// The name templates ask for this escape by.
  static let name = "COPYDESK-HTML"

  /// The text with everything HTML gives a meaning to replaced.
  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\0": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
