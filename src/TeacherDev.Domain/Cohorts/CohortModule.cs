using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Cohorts;

/// <summary>课程模块: a part of a class's plan, taken over from its programme or written for it. Sessions name the one they belong to.</summary>
public sealed class CohortModule
{
    public const int NameLength = ProgrammeFact.NameLength;
    public const int MostTenths = 9990;

    internal CohortModule(ModuleContent content) => Describe(content);

    private CohortModule() { }

    public int Id { get; private set; }

    public int CohortId { get; private set; }

    /// <summary>From 1, in the order of the plan.</summary>
    public int Position { get; internal set; }

    public string Name { get; private set; } = null!;

    /// <summary>Null where it is not settled.</summary>
    public ModuleMode? Mode { get; private set; }

    /// <summary>Planned 学时 in tenths; null where none are planned: not settled is not zero.</summary>
    public int? Tenths { get; private set; }

    public bool IsRequired { get; private set; }

    public ModuleContent Content => new(Name, Mode, Tenths, IsRequired);

    internal void Describe(ModuleContent content)
    {
        if (content.Tenths is < 1 or > MostTenths) throw new RuleBroken("模块的学时应在 0.1–{0} 之间", MostTenths / 10);
        (Name, Mode, Tenths, IsRequired) = (Naming.Clean(content.Name, "模块名称", NameLength), content.Mode, content.Tenths, content.IsRequired);
    }
}

/// <summary>What a module is, wherever it stands.</summary>
/// <param name="Tenths">学时 in tenths.</param>
public sealed record ModuleContent(string? Name, ModuleMode? Mode, int? Tenths, bool IsRequired);
