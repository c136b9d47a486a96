/* Names for those controls of Datasette's own pages that have none, for screen readers. */
const NAMES = {
  'select[name^="_filter_column"]': "Column to filter by",
  'select[name^="_filter_op"]': "How to compare",
  'input[name^="_filter_value"]': "Value to compare with",
  "select#sort_by": "Sort by",
  "textarea#sql-editor": "SQL",
  ".CodeMirror textarea": "SQL",
};

function name() {
  for (const [selector, label] of Object.entries(NAMES)) {
    for (const control of document.querySelectorAll(selector)) control.setAttribute("aria-label", label);
  }
}

name();
addEventListener("load", name); // the SQL editor makes its own text field
