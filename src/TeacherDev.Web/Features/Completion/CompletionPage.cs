using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Data;
using TeacherDev.Web.Features.Cohorts;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Completion;

/// <summary>结业名单 of a class for those who look after it.</summary>
/// <param name="People">What the search and the filter leave, one page of it.</param>
/// <param name="MayChange">The class is open: assignments and decisions may still be written down.</param>
/// <param name="MayAsk">May change the terms too.</param>
/// <param name="By">Names of the accounts that decided by hand.</param>
public sealed record CompletionPage(
    CohortSummary Cohort, CompletionList List, ListPage<CompletionLine> People, CompletionQuery Query, TermsForm Terms, AssignmentsForm Assignments, IReadOnlyDictionary<int, string> By, bool MayChange, bool MayAsk, DateOnly Today)
{
    private static readonly string[] Who = ["姓名", "单位"];
    private static readonly string[] Ends = ["按规则", "结果", "认定原因"];

    public static async Task<CompletionPage?> OfAsync(TeacherDevDb db, int id, CompletionQuery query, TermsForm? terms, AssignmentsForm? assignments, DateOnly today, CancellationToken stop)
    {
        if (await db.LookedAfterCohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } cohort || await CohortSummary.OfAsync(db, id, stop) is not { } summary) return null;
        var list = await CompletionList.OfAsync(db, cohort, today, stop);
        var sought = query.Of(list.Lines).ToList();
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (sought.Count + ListQuery.PageSize - 1) / ListQuery.PageSize));
        var accounts = list.Lines.SelectMany(l => l.Rulings).Select(r => r.AccountId).OfType<int>().Distinct().ToList();
        var by = accounts.Count == 0 ? [] : await db.Accounts.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        return new(summary, list, new ListPage<CompletionLine>([.. sought.Skip((page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize)], sought.Count, page, query.Search, Sort: null, []), query,
            terms ?? TermsForm.Of(list.Terms), assignments ?? new AssignmentsForm(), by, summary.State.IsOpen, summary.State.IsOpen && db.Viewer.May(Permission.ManageCohorts), today);
    }

    public AssignmentForm RowOf(CompletionLine line) =>
        Assignments.Rows?.FirstOrDefault(r => r.PersonId == line.PersonId) ?? new AssignmentForm { PersonId = line.PersonId, HandedInOn = line.Facts.HandedInOn, Passed = line.Facts.Passed };

    /// <summary>All that the search and the filter leave, each rule with what is there and what is asked.</summary>
    public Workbook ToWorkbook(IStringLocalizer<Shared> t)
    {
        var rules = List.Lines.SelectMany(l => l.Findings).Select(f => f.Rule).Distinct().Order().ToList();
        return new Workbook(
            [.. Who.Select(h => t[h].Value), .. rules.SelectMany(r => new[] { t.Name(r), $"{t.Name(r)} {t["要求"]}", $"{t.Name(r)} {t["结果"]}" }), .. Ends.Select(h => t[h].Value)],
            Query.Of(List.Lines).Select(l => new object?[] { l.Name, l.School }
                .Concat(rules.SelectMany(r => l.Findings.FirstOrDefault(f => f.Rule == r) is { } f ? new[] { t.Cell(f.Actual), t.Cell(f.Required), t.Cell(f.State) } : [null, null, null]))
                .Concat([t.Cell(l.ByRules), t.Cell(l.Verdict), l.Ruling?.Reason]).ToArray()));
    }
}
