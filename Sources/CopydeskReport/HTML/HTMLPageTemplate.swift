/// What stands before and after the documents of the HTML report.
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
    <title>{{title}}</title>
    <style>
    {{{css}}}
    </style>
    </head>
    <body>
    <header>
    <h1>{{title}}</h1>
    <p class="quiet">Removed words are struck through, removed spaces and quotation marks boxed, added text is underlined,
    flagged text wavy underlined.
    In changes of white space, ␣ is a space and ⏎ a line break.</p>
    </header>
    <main>
    <section id="documents" aria-labelledby="documents-heading">
    <h2 id="documents-heading">Changes</h2>
    <form id="filters" hidden aria-label="Filters">
    <fieldset><legend>Show</legend>
    {{#outcomes}}
    <label><input type="checkbox" value="{{name}}" checked> {{name}}</label>
    {{/outcomes}}
    </fieldset>
    <fieldset><legend>Categories</legend>
    {{#categories}}
    <label><input type="checkbox" value="{{name}}" checked> {{name}}</label>
    {{/categories}}
    </fieldset>
    <span class="quiet"><kbd>n</kbd> next, <kbd>p</kbd> previous</span>
    </form>

    """

  static let tail = """
    {{% CONTENT_TYPE: COPYDESK-HTML}}{{#note}}
    <p class="quiet">{{note}}</p>
    {{/note}}
    </section>
    <section id="index" aria-labelledby="index-heading">
    <h2 id="index-heading">Documents</h2>
    <div class="wide"><table>
    <thead><tr><th scope="col">document</th><th scope="col" class="n">bytes</th>\
    <th scope="col" class="n">repaired</th><th scope="col" class="n">flagged</th></tr></thead>
    <tbody>
    {{#documents}}
    <tr><td class="id"><a href="#d{{number}}">{{id}}</a></td><td class="n">{{bytes}}</td>\
    <td class="n">{{repaired}}</td><td class="n">{{flagged}}</td></tr>
    {{/documents}}
    </tbody>
    </table></div>
    </section>
    <section id="overview" aria-labelledby="overview-heading">
    <h2 id="overview-heading">Overview</h2>
    <dl class="tiles">
    {{#tiles}}
    <div><dt>{{name}}</dt><dd>{{value}}</dd></div>
    {{/tiles}}
    </dl>
    <h3>Findings by category</h3>
    <div class="wide"><table>
    <thead><tr><th scope="col">category</th><th scope="col"><span class="quiet">repaired, then flagged</span></th>\
    <th scope="col" class="n">repaired</th><th scope="col" class="n">flagged</th></tr></thead>
    <tbody>
    {{#bars}}
    <tr><th scope="row">{{name}}</th><td class="bar">\
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
    <rect class="repaired" x="0" y="0" width="{{repairedWidth}}" height="10"></rect>\
    <rect class="flagged" x="{{flaggedStart}}" y="3" width="{{flaggedWidth}}" height="7"></rect></svg></td>\
    <td class="n">{{repaired}}</td><td class="n">{{flagged}}</td></tr>
    {{/bars}}
    </tbody>
    </table></div>
    <h3>Findings by rule</h3>
    <div class="wide"><table>
    <thead><tr><th scope="col">rule</th><th scope="col">what it finds</th><th scope="col">safety</th>\
    <th scope="col" class="n">repaired</th><th scope="col" class="n">flagged</th></tr></thead>
    <tbody>
    {{#rules}}
    <tr><th scope="row">{{id}}</th><td>{{summary}}{{#explanation}}<details><summary>why</summary>{{explanation}}</details>\
    {{/explanation}}</td><td>{{safety}}</td><td class="n">{{repaired}}</td><td class="n">{{flagged}}</td></tr>
    {{/rules}}
    </tbody>
    </table></div>
    </section>
    </main>
    <footer class="quiet">copydesk {{version}}</footer>
    <script>
    {{{script}}}
    </script>
    </body>
    </html>

    """
}
