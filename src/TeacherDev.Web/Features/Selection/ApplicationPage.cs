using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>One file: what was written and handed in, how it stands to the rules, what was done to it, and what its viewer may do with it.</summary>
/// <param name="Turn">The step the viewer may do now; null when it is not theirs.</param>
public sealed record ApplicationPage(CallSummary Summary, Application Application, PersonCard Person, ApplicationSheet? Sheet, IReadOnlyList<Judgement> Judgements, IReadOnlyList<LogLine> Log, bool IsMine, SelectionStep? Turn, ApplicationForm Form)
{
    public Call Call => Summary.Call;

    public bool MayWrite => IsMine && Application.IsWithApplicant && Call.State == CallState.Open;

    public bool MayWithdraw => IsMine && Application.State is ApplicationState.Pending or ApplicationState.Returned && Application.At < SelectionStep.PublicNotice;

    /// <summary>The fields of the call's sheet, each with what is typed into it; empty where the call has none.</summary>
    public IReadOnlyList<(SheetField Field, string? Answer)> Fields => [.. (Sheet?.InOrder ?? []).Select(f => (f, Form.Answers?.FirstOrDefault(a => a.Key == f.Key)?.Text))];

    /// <summary>The papers the call asks for, each with what is handed in under its name.</summary>
    public IReadOnlyList<(RequiredAttachment Asked, ApplicationAttachment? Given)> Papers => [.. Call.Attachments.OrderBy(a => a.Id).Select(a => (a, Application.Attachments.SingleOrDefault(g => g.Name == a.Name)))];

    public static async Task<ApplicationPage?> OfAsync(TeacherDevDb db, Eligibility eligibility, int id, ApplicationForm? form, DateOnly today, CancellationToken stop)
    {
        if (await db.Applications.AsNoTracking().Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Id == id, stop) is not { } application) return null;
        var isMine = application.PersonId == db.Viewer.PersonId;
        // A draft is its writer's alone.
        if (!isMine && application.State is ApplicationState.Draft or ApplicationState.Withdrawn) return null;
        if (await CallSummary.OfAsync(db, application.CallId, stop) is not { } summary) return null;
        var person = await db.PersonCards.AsNoTracking().SingleAsync(p => p.Id == application.PersonId, stop);
        var judgements = (await eligibility.JudgeAsync(summary.Call, [person.Id], stop)).GetValueOrDefault(person.Id) ?? [];
        var sheet = summary.Call.SheetId is { } sheetId ? await db.ApplicationSheets.AsNoTracking().SingleAsync(s => s.Id == sheetId, stop) : null;
        var log = await (from entry in db.Set<ApplicationEntry>().AsNoTracking()
                         where entry.ApplicationId == id
                         join account in db.Accounts on entry.AccountId equals account.Id into accounts
                         from account in accounts.DefaultIfEmpty()
                         orderby entry.Id
                         select new LogLine(entry.Step, entry.Verb, entry.At, account == null ? null : account.Name, entry.Remark)).ToListAsync(stop);
        var turn = application.State == ApplicationState.Pending && summary.IsDoneBy(db.Viewer, application.At) && summary.Call.IsOpenFor(application.At, today) ? application.At : (SelectionStep?)null;
        return new(summary, application, person, sheet, judgements, log, isMine, turn, form ?? new ApplicationForm { Statement = application.Statement, Answers = [.. application.Answers.Select(a => new SheetAnswerForm { Key = a.Key, Text = a.Value })], Version = application.Version });
    }
}

public sealed record LogLine(SelectionStep Step, ApplicationVerb Verb, DateTime At, string? By, string? Remark);
