using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>The modules of a class, to be changed until it is closed. Load with <see cref="CohortQueries"/>, so that the list is whole.</summary>
public sealed partial class Cohort
{
    public const int MostModules = 60;

    private readonly List<CohortModule> modules = [];

    public IReadOnlyCollection<CohortModule> Modules => modules;

    public CohortModule AddModule(ModuleContent content)
    {
        MustBeOpen();
        if (modules.Count >= MostModules) throw new RuleBroken("一个培训班最多 {0} 个模块", MostModules);
        var module = new CohortModule(content) { Position = modules.Count + 1 };
        MustBeOnlyOne(module);
        modules.Add(module);
        Touch();
        return module;
    }

    /// <summary>Takes over what the programme suggests; modules of the same name are there already and stay as they are.</summary>
    /// <returns>How many were added.</returns>
    public int AdoptModules(IEnumerable<ModuleContent> template)
    {
        MustBeOpen();
        var missing = template.Where(t => !modules.Exists(m => m.Name == t.Name)).ToList();
        foreach (var content in missing) AddModule(content);
        return missing.Count;
    }

    /// <param name="position">Its new place, from 1; beyond the last it becomes the last.</param>
    public void ReviseModule(int moduleId, ModuleContent content, int position)
    {
        MustBeOpen();
        var module = Module(moduleId);
        module.Describe(content);
        MustBeOnlyOne(module);
        var order = modules.Where(m => m != module).OrderBy(m => m.Position).ToList();
        order.Insert(Math.Clamp(position - 1, 0, order.Count), module);
        Number(order);
        Touch();
    }

    /// <param name="isUsed">Whether a session names it, which Scheduling knows.</param>
    public void RemoveModule(int moduleId, bool isUsed)
    {
        MustBeOpen();
        var module = Module(moduleId);
        if (isUsed) throw new RuleBroken("已有课程属于模块“{0}”，不能删除；请先在课程里改选模块", module.Name);
        modules.Remove(module);
        Number([.. modules.OrderBy(m => m.Position)]);
        Touch();
    }

    private CohortModule Module(int id) => modules.Find(m => m.Id == id) ?? throw new RuleBroken("请选择“{0}”的模块", Name);

    private void MustBeOnlyOne(CohortModule module)
    {
        if (modules.Exists(m => m != module && m.Name == module.Name)) throw new RuleBroken("“{0}”已有模块“{1}”", Name, module.Name);
    }

    private static void Number(List<CohortModule> order)
    {
        foreach (var (at, module) in order.Index()) module.Position = at + 1;
    }
}
