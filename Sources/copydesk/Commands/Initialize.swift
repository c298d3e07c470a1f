import ArgumentParser
import CopydeskBatch
import Foundation

/// `copydesk init`.
struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a configuration, a folder of fixtures and a CI workflow to start from.",
    discussion: "Files that are there stay as they are. `copydesk verify fixtures` runs the fixtures.")

  @Argument(help: "The folder to write to.", completion: .directory)
  var folder = "."

  @Option(help: "The workflow to write.")
  var ci: Workflow = .github

  func validate() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
      throw ValidationError("'\(folder)' is a file, and init writes to a folder; name one, or none for this one.")
    }
  }

  func run() throws {
    var files = [
      (ConfigurationFile.name, StarterFiles.configuration), ("fixtures/cases/first.json", StarterFiles.fixtures),
    ]
    switch ci {
    case .github: files.append((".github/workflows/copydesk.yml", StarterFiles.gitHubWorkflow))
    case .gitlab: files.append((".gitlab/copydesk.yml", StarterFiles.gitLabJob))
    case .none: break
    }
    for (name, text) in files {
      let path = folder == "." ? name : (folder as NSString).appendingPathComponent(name)
      if FileManager.default.fileExists(atPath: path) {
        try StandardOutput.write("there already  \(path)\n")
      } else {
        try OutputFile.write(text, to: path)
        try StandardOutput.write("written        \(path)\n")
      }
    }
    if let next = ci.next { try StandardOutput.write("next           \(next)\n") }
  }
}

/// The services a workflow can be for.
enum Workflow: String, CaseIterable, ExpressibleByArgument {
  case github, gitlab, none

  /// What is left to do before the service runs it.
  var next: String? {
    switch self {
    case .github: "set the variable COPYDESK_IMAGE of the repository to an image with copydesk in it"
    case .gitlab: "in .gitlab-ci.yml: `include: {local: .gitlab/copydesk.yml}`; and set the variable COPYDESK_IMAGE"
    case .none: nil
    }
  }
}

/// What `copydesk init` writes.
enum StarterFiles {
  static let configuration = """
    # Settings of Copydesk, found by every command that is run here or below. The keys are the long options of
    # `copydesk clean`; `copydesk rules` lists the rules, `copydesk check . --dump-config` shows what is in force.
    profile: standard            # safe, standard or thorough

    # Stages and rules to leave out, and what single rules do: off, flag or fix.
    # skip: [layout]
    # set:
    #   spaced-contraction: flag
    #   doubled-word: {except: [Pago Pago]}      # words and names that a rule leaves alone

    # Text that must stay, as ICU regular expressions.
    # protect: ['\\bCVE-\\d+']

    # Files and folders that are not read, as .gitignore has them (which is kept to anyway).
    # exclude: ['drafts/', '*.bak.txt']

    # Lines that are page furniture of yours.
    # furniture: ['More from our partners']

    # Rules of your own; the examples are checked whenever this file is read.
    # rules:
    #   - id: wire-slug
    #     message: A wire's slug stands at the head of a line.
    #     pattern: '(?m)^\\(RTX\\) -+ '
    #     replace: ''              # with $1 or ${name} for groups; without it, a place is only reported
    #     category: layout
    #     confidence: 0.95
    #     examples:
    #       - {before: '(RTX) - It rained.', after: 'It rained.'}
    #       - {before: 'He said (RTX) - no.'}        # stays as it is

    # Other settings for some files, or for records of some sources; the first that fits counts.
    # source-field: site
    # overrides:
    #   - path: 'archive/**'
    #     profile: safe
    #   - source: wire.example
    #     set: {wire-slug: off}

    # Fields of records (JSON Lines, CSV, TSV).
    # text-field: text
    # id-field: id

    """

  static let fixtures = """
    [
      {
        "label": "a tokenized sentence",
        "input": "It is n't over , he said .",
        "expected": "It isn't over, he said."
      },
      {
        "label": "a sound sentence stays",
        "input": "“It isn’t over,” he said."
      }
    ]

    """

  static let gitHubWorkflow = """
    name: Copydesk
    on:
      pull_request:
      push: {branches: [main]}
    jobs:
      check:
        runs-on: ubuntu-latest
        container: ${{ vars.COPYDESK_IMAGE }}   # an image with copydesk in it: see the Dockerfile of Copydesk
        steps:
          - uses: actions/checkout@v4
          - run: copydesk verify fixtures
          - run: copydesk check . --exclude fixtures/ --output-format github

    """

  static let gitLabJob = """
    copydesk:
      image: $COPYDESK_IMAGE   # an image with copydesk in it: see the Dockerfile of Copydesk
      script:
        - copydesk verify fixtures
        - copydesk check . --exclude fixtures/ --output-format gitlab > copydesk.json
      artifacts:
        when: always
        reports: {codequality: copydesk.json}

    """
}
