using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.People;

/// <summary>Finds whom the row of a sheet means: by number (教师编号) first, because names repeat; the name, where both are given, must be that number's.</summary>
/// <param name="where">“本校”: in whose rolls is looked, for the sentences.</param>
public sealed class SheetPeople(IEnumerable<SheetPerson> people, string where)
{
    private readonly ILookup<string, SheetPerson> byNumber = people.Where(p => p.Number is not null).ToLookup(p => p.Number!, StringComparer.Ordinal);
    private readonly ILookup<string, SheetPerson> byName = people.ToLookup(p => p.Name, StringComparer.Ordinal);

    /// <param name="school">Tells people of one name apart; null or empty = any.</param>
    /// <exception cref="RuleBroken">Nobody, several, or a number of somebody else.</exception>
    public SheetPerson Find(string number, string name, string? school = null)
    {
        if (number.Length == 0 && name.Length == 0) throw new RuleBroken("请填写教师编号或姓名");
        var sought = number.Length > 0 ? number : name;
        var fitting = (number.Length > 0 ? byNumber[number] : byName[Naming.Clean(name, "姓名", Person.NameLength)]).Where(p => string.IsNullOrEmpty(school) || p.School == school).ToList();
        if (fitting.Count == 0) throw new RuleBroken("{0}没有“{1}”，请核对姓名或教师编号", new Because(where), sought);
        if (fitting.Count > 1) throw new RuleBroken("{0}有 {1} 位“{2}”，请填写教师编号", new Because(where), fitting.Count, sought);
        if (number.Length > 0 && name.Length > 0 && !string.Equals(fitting[0].Name, Naming.Clean(name, "姓名", Person.NameLength), StringComparison.Ordinal)) throw new RuleBroken("教师编号 {0} 是“{1}”，不是“{2}”", number, fitting[0].Name, name);
        return fitting[0];
    }

    /// <summary>Of somebody who was found.</summary>
    public string NameOf(int id) => byName.SelectMany(p => p).First(p => p.Id == id).Name;
}

/// <param name="Number">教师编号; null where none is on file.</param>
/// <param name="Path">Of the school.</param>
public sealed record SheetPerson(int Id, string Name, string? Number, string School, string Path);
