using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Programmes;

/// <summary>Programme files: one programme each, with the years its texts define. A year that no file names (this year's, planned on the site) is left alone.</summary>
public sealed class ProgrammeSeeds : ISeedKind
{
    /// <summary>各校: every school of the region, not an organisation.</summary>
    private const string EverySchool = "各校";

    public string Folder => "programmes";

    public string Schema => ProgrammeFile.SchemaName;

    public int Order => 2;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var organisations = await db.Organisations.ToDictionaryAsync(o => o.Key, stop);
        var programmes = await db.Programmes.ToDictionaryAsync(p => p.Code, stop);
        var years = (await db.ProgrammeYears.Whole().Where(y => y.IsCatalogue).ToListAsync(stop)).ToLookup(y => y.ProgrammeId);
        var planned = (await db.AllProgrammeYears.Where(y => !y.IsCatalogue).Select(y => new { y.ProgrammeId, y.Label }).ToListAsync(stop)).ToLookup(y => y.ProgrammeId, y => y.Label);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var content = file.Read<ProgrammeFile>();
            if (!seen.TryAdd(content.Code, file.Name)) throw new SeedRefused(new Refusal(file.Name, "/code", "项目代码“{0}”在 {1} 中已经用过", content.Code, seen[content.Code]));
            var known = programmes.GetValueOrDefault(content.Code);
            CheckLabels(file, content, known is null ? [] : [.. planned[known.Id]]);
            var said = Build(file, content, known, organisations);
            if (known is not null) Bring(db, known, [.. years[known.Id]], said);
            else db.AddRange([said.Programme, .. said.Years.Select(y => y.Year)]);
        }
    }

    /// <summary>The programme and its years as the file says them, on their own; a year already stands on the programme that is known.</summary>
    private static Said Build(SeedFile file, ProgrammeFile content, Programme? known, Dictionary<string, Organisation> organisations)
    {
        var reader = new ProgrammeFileReader(file, content);
        var owner = Find(file, "/organisation", content.Organisation, organisations);
        var programme = file.At("/code", () => new Programme(content.Code, owner));
        var source = reader.Origin(content.Source, "/source");
        file.At("/name", () => programme.Describe(content.Name, content.Summary, source));
        return new Said(programme, [.. content.Years.Select((_, at) => BuildYear(file, reader, at, content.Years[at], known ?? programme, owner, organisations))]);
    }

    private static SaidYear BuildYear(SeedFile file, ProgrammeFileReader reader, int at, ProgrammeFile.YearPart part, Programme programme, Organisation owner, Dictionary<string, Organisation> organisations)
    {
        var place = $"/years/{at}";
        var implementer = Find(file, $"{place}/implementer", part.Implementer, organisations);
        var commissioner = part.Commissioner is null ? null : Find(file, $"{place}/commissioner", part.Commissioner, organisations);
        CheckDepartments(file, place, part, owner, organisations);
        var year = file.At($"{place}/label", () => new ProgrammeYear(programme, part.Label, part.Year, implementer, isCatalogue: true));
        var plan = reader.Plan(at);
        year.Commission(implementer, commissioner);
        year.Adopt(plan);
        return new SaidYear(year, plan);
    }

    private static void Bring(TeacherDevDb db, Programme programme, IReadOnlyList<ProgrammeYear> years, Said said)
    {
        // Compared as they would be exported: the same facts, in another order or spelling, change no row and leave no audit entry.
        if (Exported(programme, years) == Exported(said.Programme, said.Years.Select(y => y.Year))) return;
        if (programme.OrganisationId != said.Programme.OrganisationId) programme.HandTo(said.Programme.Organisation);
        programme.Describe(said.Programme.Name, said.Programme.Summary, said.Programme.Source);
        foreach (var (next, plan) in said.Years)
        {
            if (years.FirstOrDefault(y => y.Label == next.Label) is not { } year)
            {
                db.Add(next);
                continue;
            }
            year.Commission(next.Organisation, next.Commissioner);
            year.Adopt(plan);
        }
        db.RemoveRange(years.Where(y => said.Years.All(next => next.Year.Label != y.Label)));
    }

    private static string Exported(Programme programme, IEnumerable<ProgrammeYear> years) => SeedJson.Write(ProgrammeFile.Of(programme, years));

    private static void CheckLabels(SeedFile file, ProgrammeFile content, IReadOnlyCollection<string> planned)
    {
        foreach (var (at, year) in content.Years.Index())
        {
            var place = $"/years/{at}/label";
            if (content.Years.Take(at).Any(before => before.Label == year.Label)) throw new SeedRefused(new Refusal(file.Name, place, "年度“{0}”写了两次", year.Label));
            if (planned.Contains(year.Label)) throw new SeedRefused(new Refusal(file.Name, place, "本站已经计划了“{0}”这一年度，文件不能再写", year.Label));
        }
    }

    private static Organisation Find(SeedFile file, string place, string key, Dictionary<string, Organisation> organisations) =>
        organisations.GetValueOrDefault(key) ?? throw new SeedRefused(new Refusal(file.Name, place, "没有标识为“{0}”的机构", key));

    private static void CheckDepartments(SeedFile file, string place, ProgrammeFile.YearPart part, Organisation owner, Dictionary<string, Organisation> organisations)
    {
        var names = organisations.Values.Where(o => o.Path.StartsWith(owner.Path, StringComparison.Ordinal)).SelectMany(o => new[] { o.Name, o.ShortName }).Append(EverySchool).ToHashSet();
        foreach (var (at, duty) in (part.Duties ?? []).Index())
        {
            CheckNames(duty.Lead, $"{place}/duties/{at}/lead");
            CheckNames(duty.Support, $"{place}/duties/{at}/support");
        }

        void CheckNames(string[]? departments, string list)
        {
            foreach (var (at, name) in (departments ?? []).Index())
            {
                if (!names.Contains(name)) throw new SeedRefused(new Refusal(file.Name, $"{list}/{at}", "{0}没有叫“{1}”的部门", owner.Name, name));
            }
        }
    }

    private sealed record Said(Programme Programme, IReadOnlyList<SaidYear> Years);

    private sealed record SaidYear(ProgrammeYear Year, ProgrammePlan Plan);
}
