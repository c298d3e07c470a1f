import Copydesk
import CopydeskBatch
internal import CopydeskLab
import CopydeskTestSupport
import Testing

/// Every edit that is made in the sound text of Fixtures/sound has been read; a new one fails.
@Suite struct SoundTextTests {
  private static let folder = Fixtures.directory.path + "/sound"

  @Test(arguments: Profile.allCases)
  func `every edit in sound text has been judged`(profile: Profile) async throws {
    let job = AuditJob(
      cleaner: try BuiltInModels.cleaner(Configuration(profile: profile)),
      judgements: try JudgementBook(path: Self.folder + "/judgements.jsonl"), jobs: 2)
    let report = try await job.run(sound: try InputSet([Self.folder + "/texts"])).report
    #expect(report.soundDocuments > 200)
    for edit in report.unreadInSoundText {
      Issue.record("not judged: \(edit.identity.rule) in \(edit.document): \(edit.excerpt); see Fixtures/sound/README.md")
    }
  }
}
