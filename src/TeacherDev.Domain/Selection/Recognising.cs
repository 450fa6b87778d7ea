using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Selection;

/// <summary>From the lists of the bodies to recognised people: 公示, its end, 认定, and who steps in for those who drop out.</summary>
public sealed class Recognising(TeacherDevDb db, Nominating nominating, EthicsVeto ethics)
{
    /// <summary>Those who have come to 公示, as a body's list has them: its district, on which of its places, in which order.</summary>
    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(int callId, SelectionStep step = SelectionStep.PublicNotice, CancellationToken stop = default)
    {
        var waiting = await (from application in db.Applications.AsNoTracking()
                             where application.CallId == callId && application.State == ApplicationState.Pending && application.At == step
                             join card in db.PersonCards on application.PersonId equals card.Id
                             orderby card.SortKey, application.Id
                             select new { application.Id, application.PersonId, card.Name, School = application.Organisation.Name, application.Subject }).ToListAsync(stop);
        var ids = waiting.ConvertAll(w => w.Id);
        var places = await (from quota in db.AllQuotas.AsNoTracking().IgnoreAutoIncludes()
                            where quota.CallId == callId && quota.Organisation.Kind == OrganisationKind.Bureau
                            from nomination in quota.Nominations
                            where ids.Contains(nomination.ApplicationId)
                            select new { nomination.ApplicationId, nomination.LineId, nomination.Rank, Places = nomination.Line == null ? (int?)null : nomination.Line.Places, District = quota.Organisation.Name, quota.OrganisationId }).ToDictionaryAsync(n => n.ApplicationId, stop);
        return [.. waiting.Select(w => places.GetValueOrDefault(w.Id) is { } n
                ? new Candidate(w.Id, w.PersonId, w.Name, w.School, w.Subject, n.District, n.OrganisationId, n.LineId, n.Places, n.Rank)
                : new Candidate(w.Id, w.PersonId, w.Name, w.School, w.Subject, District: null, DistrictId: null, LineId: null, Places: null, Rank: 0))
            .OrderBy(c => c.DistrictId ?? int.MaxValue).ThenBy(c => c.LineId).ThenBy(c => c.Rank)];
    }

    /// <summary>Makes the notice; the caller saves it.</summary>
    /// <param name="results">By application; who is not named is left off the notice.</param>
    /// <exception cref="RuleBroken">More proposed than a body has places, somebody is in another track of the programme-year, or the last notice still runs.</exception>
    public async Task<PublicNotice> PublishAsync(Call call, string? title, DateOnly from, int workdays, IReadOnlyDictionary<int, NoticeResult> results, DateOnly today, Guid key, CancellationToken stop = default)
    {
        if (call.State != CallState.Open || call.Find(SelectionStep.PublicNotice) is null) throw new RuleBroken("“{0}”没有{1}这一步", call.Title, SelectionStep.PublicNotice);
        if (from < today) throw new RuleBroken("公示不能从过去的日子开始");
        if (await db.PublicNotices.AsNoTracking().AnyAsync(n => n.CallId == call.Id && n.WithdrawnReason == null && n.Days.To >= today, stop)) throw new RuleBroken("上一份公示还没有期满，请先撤下再发");
        var candidates = await CandidatesAsync(call.Id, stop: stop);
        var listed = candidates.Where(c => results.ContainsKey(c.ApplicationId)).Select(c => (Candidate: c, Result: results[c.ApplicationId])).ToList();
        foreach (var line in listed.Where(l => l.Result == NoticeResult.Proposed && l.Candidate.Places is not null).GroupBy(l => l.Candidate.LineId))
            if (line.Count() > line.First().Candidate.Places) throw new RuleBroken("{0}有 {1} 个名额，拟认定 {2} 人，请把多出的改为备选", line.First().Candidate.District, line.First().Candidate.Places, line.Count());
        await ethics.MustNotStandAsync([.. listed.Select(l => l.Candidate.PersonId)], today, stop);
        await MustHoldNoOtherTrackAsync(call, [.. listed.Where(l => l.Result == NoticeResult.Proposed).Select(l => l.Candidate)], stop);
        var calendar = await new Calendars(db).WorkingDaysAsync(new Period(from, from.AddDays(90)), stop);
        var lines = listed.GroupBy(l => l.Result).SelectMany(ofResult => ofResult.Select((l, at) => new NoticeLine(l.Candidate.ApplicationId, l.Candidate.Name, l.Candidate.School, l.Candidate.Subject, ofResult.Key, at + 1)));
        return new PublicNotice(call, title, from, workdays, calendar, lines, key);
    }

    /// <summary>The notice is over: the proposed go on to 认定, except those against whom an objection holds. The reserve waits.</summary>
    public Task<int> ConcludeAsync(int noticeId, Act by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var notice = await db.PublicNotices.SingleAsync(n => n.Id == noticeId, stop);
        notice.MustBeOver(by.Day);
        var upheld = notice.Objections.Where(o => o is { IsUpheld: true, ApplicationId: not null }).ToLookup(o => o.ApplicationId!.Value, o => o.Result);
        var proposed = notice.Lines.Where(l => l.Result == NoticeResult.Proposed).Select(l => l.ApplicationId).ToList();
        var waiting = await db.Applications.AsNoTracking().Where(a => proposed.Contains(a.Id) && a.State == ApplicationState.Pending && a.At == SelectionStep.PublicNotice).Select(a => a.Id).ToListAsync(stop);
        foreach (var id in waiting.Where(upheld.Contains)) await nominating.RejectAsync(id, by, $"异议成立：{upheld[id].First()}", stop);
        List<int> passed = [.. waiting.Where(id => !upheld.Contains(id))];
        return passed.Count == 0 ? 0 : await nominating.ApproveAsync(notice.CallId, SelectionStep.PublicNotice, passed, by, stop: stop);
    }, stop);

    /// <summary>认定 of all who have come to it, by one document; where a title goes with it, each gets the title too.</summary>
    /// <param name="award">The title and how long it holds; null where the track grants none.</param>
    public Task<int> RecogniseAsync(int callId, string? document, DateOnly day, TitleAward? award, Act by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var call = await db.Calls.SingleAsync(c => c.Id == callId, stop);
        var applications = await db.Applications.Where(a => a.CallId == callId && a.State == ApplicationState.Pending && a.At == SelectionStep.Recognition).OrderBy(a => a.Id).ToListAsync(stop);
        if (applications.Count == 0) throw new RuleBroken("没有等待认定的人");
        await MustHoldNoOtherTrackAsync(call, await CandidatesAsync(callId, SelectionStep.Recognition, stop), stop);
        var ids = applications.ConvertAll(a => a.PersonId);
        await ethics.MustNotStandAsync(ids, by.Day, stop);
        var people = award is null ? [] : await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var application in applications)
        {
            application.Recognise(call, document, day, by);
            if (award is not null) people[application.PersonId].Award(award.Tier, award.Level, new Period(day, day.AddYears(award.Years).AddDays(-1)), application.Document);
        }
        await db.SaveChangesAsync(stop);
        return applications.Count;
    }, stop);

    /// <summary>Somebody drops out: the place is free, and the next of the reserve of the same body and kind steps in.</summary>
    /// <returns>Who stepped in; null where nobody stands by.</returns>
    public Task<int?> DropAsync(int applicationId, Act by, string? reason, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var application = await db.Applications.SingleAsync(a => a.Id == applicationId, stop);
        var call = await db.Calls.SingleAsync(c => c.Id == application.CallId, stop);
        var quota = await db.AllQuotas.Where(q => q.CallId == call.Id && q.Organisation.Kind == OrganisationKind.Bureau && q.Nominations.Any(n => n.ApplicationId == applicationId)).Select(q => (int?)q.OrganisationId).SingleOrDefaultAsync(stop);
        var list = quota is { } body ? await nominating.HoldAsync(call, body, stop) : null;
        var line = list?.Nominations.Single(n => n.ApplicationId == applicationId).LineId;
        application.Exit(by, reason);
        list?.Release(applicationId);
        await db.SaveChangesAsync(stop);
        var next = await NextAsync(call.Id, list, line, stop);
        if (next is { } id) await nominating.ApproveAsync(call.Id, SelectionStep.PublicNotice, [id], by, "递补", stop);
        return next;
    }, stop);

    /// <summary>The first of the reserve, as the last notice put it in order, who still stands by on the same kind of places.</summary>
    private async Task<int?> NextAsync(int callId, Quota? list, int? line, CancellationToken stop)
    {
        var notice = await db.PublicNotices.AsNoTracking().Where(n => n.CallId == callId && n.WithdrawnReason == null).OrderByDescending(n => n.Id).FirstOrDefaultAsync(stop);
        if (notice is null) return null;
        var onList = list?.Nominations.Where(n => n.LineId == line).Select(n => n.ApplicationId).ToHashSet();
        var reserve = notice.Lines.Where(l => l.Result == NoticeResult.Reserve && onList?.Contains(l.ApplicationId) != false).OrderBy(l => l.Position).Select(l => l.ApplicationId).ToList();
        var waiting = await db.Applications.AsNoTracking().Where(a => reserve.Contains(a.Id) && a.State == ApplicationState.Pending && a.At == SelectionStep.PublicNotice).Select(a => a.Id).ToListAsync(stop);
        return reserve.Where(waiting.Contains).Select(id => (int?)id).FirstOrDefault();
    }

    /// <summary>Nobody is in two tracks of one programme-year at once (domain.md §5).</summary>
    private async Task MustHoldNoOtherTrackAsync(Call call, IReadOnlyList<Candidate> candidates, CancellationToken stop)
    {
        var people = candidates.Select(c => c.PersonId).ToList();
        var held = await (from application in db.AllApplications
                          where people.Contains(application.PersonId) && application.State == ApplicationState.Recognised && application.CallId != call.Id
                          join other in db.AllCalls on application.CallId equals other.Id
                          where other.ProgrammeYearId == call.ProgrammeYearId && other.TrackYearId != call.TrackYearId
                          select new { application.PersonId, other.Title }).FirstOrDefaultAsync(stop);
        if (held is not null) throw new RuleBroken("{0}已在“{1}”中认定，同一项目不能同时进入两个类别", candidates.First(c => c.PersonId == held.PersonId).Name, held.Title);
    }
}

/// <param name="Places">Of the line the application stands on; null where it is not bounded.</param>
/// <param name="Rank">In the district's list.</param>
public sealed record Candidate(int ApplicationId, int PersonId, string Name, string School, string? Subject, string? District, int? DistrictId, int? LineId, int? Places, int Rank);

/// <summary>A title that goes with a recognition.</summary>
public sealed record TitleAward(TeacherTier Tier, TitleLevel Level, int Years);
