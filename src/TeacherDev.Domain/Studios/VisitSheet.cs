using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Studios;

/// <summary>
/// 原台账: visits made before the system, as a sheet holds them. Read whole or not at all; one that is here already (a studio, a school, a day) is skipped, so that a sheet may be read again.
/// </summary>
/// <param name="Visits">Ready to be kept, by row.</param>
/// <param name="Problems">What does not fit, by row.</param>
/// <param name="Known">Rows that are here already.</param>
public sealed record VisitSheet(IReadOnlyList<StudioVisit> Visits, IReadOnlyList<Because> Problems, int Known)
{
    public const int MostRows = 2_000;

    /// <param name="rows">The first holds the names of the columns.</param>
    /// <exception cref="RuleBroken">A column is missing, or there are too many rows.</exception>
    public static async Task<VisitSheet> ReadAsync(TeacherDevDb db, IReadOnlyList<IReadOnlyList<string>> rows, DateTime now, CancellationToken stop = default)
    {
        if (rows.Count < 2) throw new RuleBroken("表里没有内容：第一行写列名，从第二行起一行一次到校");
        if (rows.Count - 1 > MostRows) throw new RuleBroken("一次最多读入 {0} 行，请分开", MostRows);
        var columns = Columns.Of(rows[0]);
        var studios = (await db.Studios.Include(s => s.Organisation).ThenInclude(o => o.Parent).Where(s => s.Organisation.Path.StartsWith(db.Viewer.Path)).ToListAsync(stop)).ToLookup(s => s.Name, StringComparer.Ordinal);
        var region = db.Viewer.Region;
        var leaders = studios.SelectMany(s => s).SelectMany(s => s.Memberships).Where(m => m.Role == StudioRole.Leader).Select(m => m.PersonId).Distinct().ToList();
        var postings = (await db.Set<Posting>().AsNoTracking().Where(p => leaders.Contains(p.PersonId)).ToListAsync(stop)).ToLookup(p => p.PersonId);
        var schools = (await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith(region)).ToListAsync(stop)).ToLookup(o => o.Name, StringComparer.Ordinal);
        var ids = studios.SelectMany(s => s).Select(s => s.Id).ToList();
        var seen = (await db.AllStudioVisits.Where(v => ids.Contains(v.StudioId) && (v.State == VisitState.Confirmed || v.State == VisitState.Logged)).Select(v => new { v.StudioId, v.HostSchoolId, v.Day }).ToListAsync(stop)).Select(v => (v.StudioId, v.HostSchoolId, v.Day)).ToHashSet();
        var (visits, problems, known) = (new List<StudioVisit>(), new List<Because>(), 0);
        foreach (var (at, cells) in rows.Index().Skip(1).Where(r => r.Item.Any(c => !string.IsNullOrWhiteSpace(c))))
        {
            try
            {
                var visit = columns.Visit(cells, studios, schools, postings, now);
                if (seen.Add((visit.StudioId, visit.HostSchoolId, visit.Day))) visits.Add(visit);
                else known++;
            }
            catch (RuleBroken rule)
            {
                problems.Add(new("第 {0} 行：{1}", at + 1, new Because(rule.Text, rule.Arguments)));
            }
        }
        return new(visits, problems, known);
    }

    /// <summary>Where the columns stand.</summary>
    private sealed record Columns(int Studio, int School, int Day, int Purposes, int Topic, int Reached, int Summary)
    {
        private static readonly (string Name, VisitPurposes Purpose)[] Names = [("助考", VisitPurposes.ExamSupport), ("助学", VisitPurposes.LearningSupport), ("助教", VisitPurposes.TeachingSupport)];

        public static Columns Of(IReadOnlyList<string> row)
        {
            var heads = new SheetHeads(row);
            int Needed(string name, params string[] others) => heads.At([name, .. others]) is >= 0 and var at ? at : throw new RuleBroken("第一行没有“{0}”这一列", name);
            return new(Needed("工作室", "工作室名称", "studio"), Needed("学校", "到访学校", "school"), Needed("日期", "到校日期", "day"), Needed("活动内容", "类型", "purposes"), Needed("主题", "topic"), heads.At("受益教师人数", "人数", "reached"), heads.At("活动小结", "小结", "summary"));
        }

        public StudioVisit Visit(IReadOnlyList<string> cells, ILookup<string, Studio> studios, ILookup<string, Organisation> schools, ILookup<int, Posting> postings, DateTime now)
        {
            var (studio, school) = (One(studios, SheetHeads.Text(cells, Studio), "工作室"), One(schools, SheetHeads.Text(cells, School), "学校"));
            if (!DateOnly.TryParse(SheetHeads.Cell(cells, Day), CultureInfo.InvariantCulture, out var day)) throw new RuleBroken("日期“{0}”看不懂，请写成 2026-03-15", SheetHeads.Cell(cells, Day));
            var said = SheetHeads.Cell(cells, Purposes);
            var purposes = Names.Where(n => said.Contains(n.Name, StringComparison.Ordinal)).Aggregate(VisitPurposes.None, (all, n) => all | n.Purpose);
            var reached = SheetHeads.Cell(cells, Reached) is { Length: > 0 } number ? int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw new RuleBroken("受益教师人数“{0}”不是整数", number) : 0;
            var leader = studio.LeaderOn(day) ?? throw new RuleBroken("{0:yyyy-MM-dd} 工作室没有主持人，请先任命继任者", day);
            if (!school.Path.StartsWith(VisitLog.ReachOf(studio.Organisation), StringComparison.Ordinal)) throw new RuleBroken("“{0}”不在工作室服务的范围内", school.Name);
            var leaderSchool = postings[leader.PersonId].FirstOrDefault(p => p.Period.Includes(day))?.OrganisationId;
            var summary = SheetHeads.Text(cells, Summary) is { Length: > 0 } text ? text : "见原台账";
            return new StudioVisit(studio, school.Id, leaderSchool, day, purposes, SheetHeads.Text(cells, Topic), [leader.PersonId], reached, summary, nextStep: null, now, Guid.NewGuid());
        }

        private static T One<T>(ILookup<string, T> all, string name, string label) => all[name].ToList() switch
        {
            [var one] => one,
            [] => throw new RuleBroken("没有找到{0}“{1}”，请填写全称", label, name),
            var several => throw new RuleBroken("有 {0} 个叫“{1}”的{2}，无法区分", several.Count, name, label),
        };
    }
}
