package io.github.migrationlint.maven;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

// Not the goal that Maven's tools generate: its code does not compile without warnings.
/** Lists the goals, and with {@code -Ddetail} or {@code -Dgoal=NAME} their parameters. */
@Mojo(name = "help", requiresProject = false, threadSafe = true)
public final class HelpMojo extends AbstractMojo {
  /** The goal to show, with its parameters; all of them where none is named. */
  @Parameter(property = "goal")
  private String goal = "";

  /** Shows parameters, too. */
  @Parameter(property = "detail", defaultValue = "false")
  private boolean detail;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin = new PluginDescriptor();

  @Override
  public void execute() throws MojoExecutionException {
    getLog().info(plugin.getDescription());
    for (var mojo : asked()) {
      getLog().info("");
      getLog().info(plugin.getGoalPrefix() + ":" + mojo.getGoal());
      getLog().info("  " + oneLine(mojo.getDescription()));
      if (detail || !goal.isEmpty()) {
        logParameters(mojo);
      }
    }
  }

  private List<MojoDescriptor> asked() throws MojoExecutionException {
    var mojos = new ArrayList<MojoDescriptor>();
    var goals = new ArrayList<String>();
    for (var mojo : plugin.getMojos()) {
      goals.add(mojo.getGoal());
      if (goal.isEmpty() || goal.equals(mojo.getGoal())) {
        mojos.add(mojo);
      }
    }
    if (mojos.isEmpty()) {
      goals.sort(null);
      throw new MojoExecutionException(
          "no goal `" + goal + "`; there are " + String.join(", ", goals));
    }
    mojos.sort(Comparator.comparing(MojoDescriptor::getGoal));
    return mojos;
  }

  private void logParameters(MojoDescriptor mojo) {
    for (var parameter : mojo.getParameters()) {
      if (parameter.isEditable()) {
        var written = mojo.getMojoConfiguration().getChild(parameter.getName());
        var byDefault = written.getAttribute("default-value", "");
        getLog().info("");
        getLog()
            .info("    " + parameter.getName()
                + (byDefault.isEmpty() ? "" : " (default: " + byDefault + ")"));
        getLog().info("      " + oneLine(parameter.getDescription()));
        getLog().info("      User property: " + written.getValue("").replaceAll("[${}]", ""));
      }
    }
  }

  private static String oneLine(String description) {
    return description.replaceAll("\\s+", " ");
  }
}
