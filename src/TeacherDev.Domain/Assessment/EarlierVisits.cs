using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Assessment;

public static class EarlierVisits
{
    extension(VisitSheet sheet)
    {
        /// <summary>Keeps what was read, confirmed by the ledger that is named; each visit says so from then on.</summary>
        /// <exception cref="RuleBroken">Something does not fit, or there is nothing new.</exception>
        public async Task KeepAsync(TeacherDevDb db, string? ledger, DateTime now, CancellationToken stop = default)
        {
            if (sheet.Problems.Count > 0) throw new RuleBroken("有 {0} 行要改，没有保存", sheet.Problems.Count);
            if (sheet.Visits.Count == 0) throw new RuleBroken("表里的到校以前都读入过，没有新的");
            var name = Naming.Clean(ledger, "台账名称或文号", StudioVisit.ReasonLength);
            await db.WriteAsync(async () =>
            {
                db.AddRange(sheet.Visits);
                await db.SaveChangesAsync(stop);
                var book = new EvidenceBook(db);
                foreach (var visit in sheet.Visits) book.Confirm(visit, VisitAnswer.OfLedger(db.Viewer.AccountId, now), name);
                await db.SaveChangesAsync(stop);
                return sheet.Visits.Count;
            }, stop);
        }
    }
}
