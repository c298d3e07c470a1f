import Copydesk
import CopydeskBatch
internal import CopydeskLab
import CopydeskTestSupport
import Foundation
import Testing

/// Every edit that is made in the sound text of Fixtures/sound has been read; a new one fails.
///
/// `make test-sound` asks the other profiles, with a release build.
@Suite struct SoundTextTests {
  @Test func `every edit in sound text has been judged`() async throws {
    let folder = Fixtures.directory.path + "/sound"
    let job = AuditJob(
      cleaner: try BuiltInModels.cleaner(), judgements: try JudgementBook(path: folder + "/judgements.jsonl"), jobs: 2)
    let report = try await job.run(sound: try InputSet([folder + "/texts"])).report
    #expect(report.soundDocuments > 200)
    for edit in report.unreadInSoundText {
      Issue.record("not judged (Fixtures/sound/README.md): \(edit.identity.rule), \(edit.document): \(edit.excerpt)")
    }
  }
}
