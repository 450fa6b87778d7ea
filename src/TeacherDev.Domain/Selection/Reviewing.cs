using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// Gives files to experts, takes their scores and passes on what comes of them. Each holds the panel first, so that no score slips in
/// behind the end of the scoring and no file is given twice, on either database.
/// </summary>
public sealed class Reviewing(TeacherDevDb db, Nominating nominating, ReviewResults results)
{
    /// <summary>Gives every waiting file to as many experts as the panel wants. What was handed in or begun stays where it is; the rest is dealt anew.</summary>
    /// <returns>Files that cannot get enough experts, and how many they lack.</returns>
    public Task<IReadOnlyList<ShortFile>> AssignAsync(int panelId, CancellationToken stop = default) => db.WriteAsync<IReadOnlyList<ShortFile>>(async () =>
    {
        var panel = await HeldAsync(panelId, stop);
        panel.MustBeScoring();
        if (panel.Experts.Count == 0) throw new RuleBroken("请先选择评审专家");
        await DealAsync(panel, stop);
        return await ShortAsync(panel, stop);
    }, stop);

    /// <summary>Takes an expert off the panel: what is handed in stays, what is not goes to the others.</summary>
    public Task<bool> DismissAsync(int panelId, int accountId, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var panel = await HeldAsync(panelId, stop);
        panel.Dismiss(accountId);
        var open = await db.ReviewTasks.Where(t => t.PanelId == panelId && t.AccountId == accountId && t.State == ReviewTaskState.Open).ToListAsync(stop);
        db.RemoveRange(open);
        await db.SaveChangesAsync(stop);
        if (open.Count > 0) await DealAsync(panel, stop);
        return true;
    }, stop);

    /// <summary>An expert stands aside from a file; it goes to another.</summary>
    public Task<bool> RecuseAsync(ReviewTask task, string? reason, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var panel = await HeldAsync(task.PanelId, stop);
        task.Recuse(panel, reason);
        await db.SaveChangesAsync(stop);
        await DealAsync(panel, stop);
        return true;
    }, stop);

    /// <summary>Keeps or hands in what an expert filled in.</summary>
    /// <param name="given">Tenths of a point by criterion.</param>
    public Task<bool> ScoreAsync(ReviewTask task, IReadOnlyDictionary<int, int?> given, string? comment, bool handsIn, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var panel = await HeldAsync(task.PanelId, stop);
        (await db.AllCalls.SingleAsync(c => c.Id == panel.CallId, stop)).MustBeOpenFor(SelectionStep.Experts, now.DayInShanghai);
        if (handsIn) task.HandIn(panel, given, comment, now);
        else task.Draft(panel, given, comment);
        await db.SaveChangesAsync(stop);
        return true;
    }, stop);

    /// <exception cref="RuleBroken">A waiting file lacks a score; says whose.</exception>
    public Task<bool> CloseAsync(int panelId, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var panel = await HeldAsync(panelId, stop);
        var loads = (await LoadsAsync(panel, stop)).Where(l => l.Open > 0).ToList();
        if (loads.Count > 0) throw new RuleBroken("还有专家没有评完：{0}", string.Join('、', loads.Select(l => $"{l.Name} {l.Open}")));
        var files = await WaitingAsync(panel, stop);
        if (files.Count == 0) throw new RuleBroken("没有等待评审的申报");
        if (await ShortAsync(panel, stop) is [var first, ..] lacking) throw new RuleBroken("{0}等 {1} 份申报的专家不足 {2} 位，请补充专家后再分配", first.Name, lacking.Count, panel.PerFile);
        panel.Close(now);
        await db.SaveChangesAsync(stop);
        return true;
    }, stop);

    /// <summary>The first of each kind of place go on in their order; the rest are not passed, with their place as the reason.</summary>
    /// <param name="wanted">How many of each kind, by its key.</param>
    /// <exception cref="RuleBroken">The scoring runs, or the last who would pass is tied with the first who would not.</exception>
    public Task<int> PassAsync(int panelId, IReadOnlyDictionary<string, int> wanted, Act by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var panel = await HeldAsync(panelId, stop);
        if (panel.ClosedAt is null) throw new RuleBroken("请先结束评分");
        var (passed, rest) = (new List<int>(), new Dictionary<int, string>());
        foreach (var kind in (await results.OfAsync(panel, stop)).Where(r => r.Waits).GroupBy(r => r.Ranked.File.Kind.Key, StringComparer.Ordinal))
        {
            var (inOrder, count) = (kind.ToList(), wanted.GetValueOrDefault(kind.Key));
            if (count < 0 || count > inOrder.Count) throw new RuleBroken("入围人数应在 0–{0} 之间", inOrder.Count);
            if (count > 0 && count < inOrder.Count && inOrder[count - 1].Ranked.Position == inOrder[count].Ranked.Position)
                throw new RuleBroken("{0}与{1}并列第 {2}，请先写明评审组的议定意见", inOrder[count - 1].Name, inOrder[count].Name, inOrder[count].Ranked.Position);
            passed.AddRange(inOrder.Take(count).Select(r => r.Id));
            foreach (var result in inOrder.Skip(count)) rest[result.Id] = $"专家评审得分 {result.Ranked.File.Score.Points:0.00}，第 {result.Ranked.Position} 名，未入围";
        }
        if (passed.Count == 0) throw new RuleBroken("请填写入围人数");
        await nominating.ApproveAsync(panel.CallId, SelectionStep.Experts, passed, by, "专家评审入围", byPanel: true, stop);
        await nominating.RejectAllAsync(panel.CallId, rest, by, stop);
        return passed.Count;
    }, stop);

    /// <summary>How much each expert of a panel has and has done, by name.</summary>
    public async Task<IReadOnlyList<ExpertLoad>> LoadsAsync(ReviewPanel panel, CancellationToken stop = default)
    {
        // What is open of a file that has gone elsewhere is nobody's work any more.
        var counts = await (from task in db.AllReviewTasks
                            where task.PanelId == panel.Id && task.State != ReviewTaskState.Recused
                            join file in db.AllApplications on task.ApplicationId equals file.Id
                            where task.State == ReviewTaskState.HandedIn || (file.State == ApplicationState.Pending && file.At == SelectionStep.Experts)
                            group task by task.AccountId into g
                            select new { g.Key, Done = g.Count(t => t.State == ReviewTaskState.HandedIn), Open = g.Count(t => t.State == ReviewTaskState.Open) }).ToDictionaryAsync(g => g.Key, stop);
        var ids = panel.Experts.Select(e => e.AccountId).Union(counts.Keys).ToList();
        var accounts = await (from account in db.Accounts.AsNoTracking()
                              where ids.Contains(account.Id)
                              join card in db.PersonCards on account.PersonId equals card.Id into cards
                              from card in cards.DefaultIfEmpty()
                              orderby account.Name, account.Id
                              select new { account.Id, account.Name, account.PersonId, School = card == null ? null : card.School }).ToListAsync(stop);
        return [.. accounts.Select(a => new ExpertLoad(a.Id, a.Name, a.School, a.PersonId, panel.Experts.Any(e => e.AccountId == a.Id), counts.GetValueOrDefault(a.Id)?.Done ?? 0, counts.GetValueOrDefault(a.Id)?.Open ?? 0))];
    }

    /// <summary>Waiting files with fewer experts than the panel wants, by name.</summary>
    public async Task<IReadOnlyList<ShortFile>> ShortAsync(ReviewPanel panel, CancellationToken stop = default) =>
        await (from application in db.Applications.AsNoTracking()
               where application.CallId == panel.CallId && application.State == ApplicationState.Pending && application.At == SelectionStep.Experts
               let has = db.ReviewTasks.Count(t => t.PanelId == panel.Id && t.ApplicationId == application.Id && t.State != ReviewTaskState.Recused)
               where has < panel.PerFile
               join card in db.PersonCards on application.PersonId equals card.Id
               orderby card.SortKey, application.Id
               select new ShortFile(application.Id, card.Name, application.Organisation.Name, has)).ToListAsync(stop);

    private async Task<ReviewPanel> HeldAsync(int id, CancellationToken stop)
    {
        await db.HoldAsync<ReviewPanel>(id, stop);
        return await db.ReviewPanels.WithoutScope.Include(p => p.Organisation).SingleAsync(p => p.Id == id, stop);
    }

    private Task<List<WaitingFile>> WaitingAsync(ReviewPanel panel, CancellationToken stop) => db.AllApplications.IgnoreAutoIncludes()
        .Where(a => a.CallId == panel.CallId && a.State == ApplicationState.Pending && a.At == SelectionStep.Experts)
        .Select(a => new WaitingFile(a.Id, a.PersonId, a.OrganisationId, a.IdempotencyKey)).ToListAsync(stop);

    private async Task DealAsync(ReviewPanel panel, CancellationToken stop)
    {
        var files = await WaitingAsync(panel, stop);
        if (files.Count == 0) throw new RuleBroken("没有等待评审的申报");
        var experts = panel.Experts.Select(e => e.AccountId).ToList();
        var schools = await (from account in db.Accounts.AsNoTracking() where experts.Contains(account.Id) && account.PersonId != null join card in db.PersonCards on account.PersonId equals card.Id select new { account.Id, card.OrganisationId, PersonId = card.Id }).ToListAsync(stop);
        var tasks = (await db.ReviewTasks.WithoutScope.Where(t => t.PanelId == panel.Id).ToListAsync(stop)).ToLookup(t => t.ApplicationId);
        var dealt = Assignment.Deal([.. files.Select(f => new AssignedFile(
            f.Id,
            new HashSet<int>([
                .. schools.Where(s => s.OrganisationId == f.OrganisationId || s.PersonId == f.PersonId).Select(s => s.Id),
                .. panel.Conflicts.Where(c => c.PersonId == f.PersonId || c.OrganisationId == f.OrganisationId).Select(c => c.AccountId),
                .. tasks[f.Id].Where(t => t.State == ReviewTaskState.Recused).Select(t => t.AccountId)]),
            [.. tasks[f.Id].Where(Stays).Select(t => t.AccountId)]))], experts, panel.PerFile);
        var numbers = NumbersOf(files, tasks);
        foreach (var file in files)
        {
            db.RemoveRange(tasks[file.Id].Where(t => t.State == ReviewTaskState.Open && !Stays(t) && !dealt[file.Id].Contains(t.AccountId)));
            db.AddRange(dealt[file.Id].Where(expert => tasks[file.Id].All(t => t.AccountId != expert)).Select(expert => new ReviewTask(panel, file.Id, expert, numbers[file.Id])));
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Whether an expert keeps it however files are dealt: it is handed in, or begun.</summary>
    private static bool Stays(ReviewTask task) => task.State == ReviewTaskState.HandedIn || (task.State == ReviewTaskState.Open && (task.Points.Count > 0 || task.Comment is not null));

    /// <summary>A file keeps its number; a new one gets the next, in an order that tells nothing of when or where it was handed in.</summary>
    private static Dictionary<int, int> NumbersOf(List<WaitingFile> files, ILookup<int, ReviewTask> tasks)
    {
        var numbers = tasks.ToDictionary(t => t.Key, t => t.First().Number);
        var next = numbers.Values.DefaultIfEmpty(0).Max() + 1;
        foreach (var file in files.Where(f => !numbers.ContainsKey(f.Id)).OrderBy(f => Convert.ToHexString(SHA256.HashData(f.Key.ToByteArray())), StringComparer.Ordinal)) numbers[file.Id] = next++;
        return numbers;
    }

    private sealed record WaitingFile(int Id, int PersonId, int OrganisationId, Guid Key);
}

/// <param name="Has">How many experts it has.</param>
public sealed record ShortFile(int ApplicationId, string Name, string School, int Has);

/// <param name="PersonId">Null for an expert from elsewhere, who reads no messages here.</param>
public sealed record ExpertLoad(int AccountId, string Name, string? School, int? PersonId, bool IsOnPanel, int Done, int Open);
